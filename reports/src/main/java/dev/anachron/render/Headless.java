package dev.anachron.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prepares the JDK's graphics for machines without a screen, without fonts and without fontconfig.
 *
 * <p>On a slim machine even {@code Font.createFont} fails, since AWT wants a font configuration
 * first. So this class unpacks the bundled fonts and points {@code sun.awt.fontconfig} at them. It
 * must act before any class of AWT is touched, and therefore imports none.
 */
final class Headless {
    private static final String[] FAMILIES = {
        "serif", "sansserif", "monospaced", "dialog", "dialoginput"
    };
    private static final String[] STYLES = {"plain", "bold", "italic", "bolditalic"};

    /** The folder with the unpacked fonts. */
    private static final Path FONTS = prepare();

    private Headless() {}

    /** A bundled font as a file; asking for it prepares the graphics. */
    static Path font(String name) {
        return FONTS.resolve(name);
    }

    private static Path prepare() {
        System.setProperty("java.awt.headless", "true");
        try {
            Path folder = Files.createTempDirectory("anachron-fonts");
            folder.toFile().deleteOnExit();
            unpack("DejaVuSans.ttf", folder);
            unpack("DejaVuSans-Bold.ttf", folder);
            Path configuration = folder.resolve("fontconfig.properties");
            configuration.toFile().deleteOnExit();
            Files.writeString(configuration, configuration(folder), StandardCharsets.ISO_8859_1);
            if (System.getProperty("sun.awt.fontconfig") == null) {
                System.setProperty("sun.awt.fontconfig", configuration.toString());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the fonts for charts", e);
        }
    }

    private static void unpack(String name, Path folder) throws IOException {
        Path target = folder.resolve(name);
        target.toFile().deleteOnExit();
        try (InputStream font = Headless.class.getResourceAsStream("font/" + name)) {
            if (font == null) {
                throw new IOException("the font " + name + " is missing from the jar");
            }
            Files.copy(font, target);
        }
    }

    private static String configuration(Path folder) {
        StringBuilder text = new StringBuilder("version=1\nsequence.allfonts=latin-1\n");
        for (String family : FAMILIES) {
            for (String style : STYLES) {
                text.append(family).append('.').append(style).append(".latin-1=DejaVu Sans\n");
            }
        }
        // A properties file takes a backslash for an escape; every system takes a slash.
        String file = folder.resolve("DejaVuSans.ttf").toString().replace('\\', '/');
        return text.append("filename.DejaVu_Sans=").append(file).append('\n').toString();
    }
}
