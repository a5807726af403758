package dev.anachron.render;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.DeflaterOutputStream;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes the PNG format (W3C, third edition) in its plainest form: 24-bit colour and the chunks IHDR,
 * IDAT and IEND, without time or software. The compressor is a pinned one in plain Java, because
 * that of the JDK is the system's zlib, whose output differs between versions.
 */
final class PngFile {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    /** A fourth of the time of level 4, for a tenth more bytes. */
    private static final int LEVEL = 2;

    private static final byte FILTER_UP = 2;

    private PngFile() {}

    /** The file's content; the image is of the kind that keeps a pixel in an {@code int}. */
    static byte[] bytes(BufferedImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeLong(SIGNATURE);
            chunk(out, "IHDR", header(image));
            chunk(out, "IDAT", compressed(filtered(image)));
            chunk(out, "IEND", new byte[0]);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private static byte[] header(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(image.getWidth());
        out.writeInt(image.getHeight());
        // 8 bits a sample, true colour, deflate, adaptive filters, not interlaced.
        out.write(new byte[] {8, 2, 0, 0, 0});
        return bytes.toByteArray();
    }

    /** Each line as its difference from the line above: mostly zeros, which compress quickly. */
    private static byte[] filtered(BufferedImage image) {
        int width = image.getWidth();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        byte[] bytes = new byte[image.getHeight() * (1 + 3 * width)];
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            bytes[at++] = FILTER_UP;
            for (int i = y * width; i < (y + 1) * width; i++) {
                int now = pixels[i];
                int above = y == 0 ? 0 : pixels[i - width];
                bytes[at++] = (byte) ((now >> 16) - (above >> 16));
                bytes[at++] = (byte) ((now >> 8) - (above >> 8));
                bytes[at++] = (byte) (now - above);
            }
        }
        return bytes;
    }

    private static byte[] compressed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(bytes, new Deflater(LEVEL), 64 * 1024)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] content)
            throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }
}
