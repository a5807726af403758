package dev.anachron.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bundled fonts, at every size that was asked for. No font of the system is ever used. */
final class Fonts {
    private record Key(float size, boolean bold) {}

    private static final Font PLAIN = load(Headless.font("DejaVuSans.ttf"));
    private static final Font BOLD = load(Headless.font("DejaVuSans-Bold.ttf"));
    private static final Map<Key, Font> SIZES = new ConcurrentHashMap<>();

    private Fonts() {}

    static Font of(double size, boolean bold) {
        return SIZES.computeIfAbsent(
                new Key((float) size, bold), key -> (bold ? BOLD : PLAIN).deriveFont(key.size));
    }

    private static Font load(Path file) {
        try {
            return Font.createFont(Font.TRUETYPE_FONT, file.toFile());
        } catch (FontFormatException e) {
            throw new IllegalStateException("the bundled font is damaged: " + file, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
