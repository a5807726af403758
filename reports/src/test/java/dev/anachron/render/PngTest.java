package dev.anachron.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.chart.Charts;
import dev.anachron.chart.SampleRuns;
import dev.anachron.chart.staleness.SampleStaleness;
import dev.anachron.figure.Figure;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
    @Test
    void aFigureHasTheSameBytesInAnotherLocaleAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        Map<String, Figure> figures = Gallery.figures();
        List<byte[]> here = figures.values().stream().map(Png::render).toList();
        List<byte[]> there;
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(Gallery.figures()).isEqualTo(figures);
            there = Gallery.figures().values().stream().map(Png::render).toList();
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        for (int i = 0; i < here.size(); i++) {
            assertThat(there.get(i)).isEqualTo(here.get(i));
        }
    }

    @Test
    void othersReadWhatWeWrite() throws IOException {
        byte[] png = Png.render(SampleStaleness.small());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(1920);
        assertThat(image.getHeight()).isEqualTo(1080);
        assertThat(image.getRGB(0, 0)).as("the paper").isEqualTo(0xFFFFFFFF);
        assertThat(colours(image)).as("the stale read's colour").contains(0xFFD55E00);
    }

    @Test
    void aFileHoldsThePictureAndNothingElse() {
        byte[] png = Png.render(Charts.ALL.get(0).draw(SampleRuns.empty()), 480, 270);
        assertThat(chunks(png)).containsExactly("IHDR", "IDAT", "IEND");
    }

    private static List<Integer> colours(BufferedImage image) {
        int width = image.getWidth();
        int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        return java.util.Arrays.stream(pixels).distinct().boxed().toList();
    }

    private static List<String> chunks(byte[] png) {
        List<String> names = new ArrayList<>();
        int at = 8;
        while (at < png.length) {
            int length = java.nio.ByteBuffer.wrap(png).getInt(at);
            names.add(new String(png, at + 4, 4, StandardCharsets.US_ASCII));
            at += 12 + length;
        }
        return names;
    }
}
