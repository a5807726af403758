package dev.anachron.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Bytes that grow at their end. A natural number takes seven bits a byte, the lowest first, the
 * eighth saying that more follow; a signed one is folded onto the naturals (0, -1, 1, -2 …). A text is
 * its word's number + 1, or 0, a length and UTF-8.
 */
final class Bytes {
    private static final int LONGEST = 10;

    byte[] array = new byte[1 << 17];
    int length;

    private final Words words;

    Bytes(Words words) {
        this.words = words;
    }

    private void room(int bytes) {
        if (array.length - length < bytes) {
            array = Arrays.copyOf(array, Math.addExact(2 * array.length, bytes));
        }
    }

    void one(int code) {
        room(1);
        array[length++] = (byte) code;
    }

    void natural(long number) {
        room(LONGEST);
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            array[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        array[length++] = (byte) rest;
    }

    void signed(long number) {
        natural(number << 1 ^ number >> 63);
    }

    void text(String text) {
        int number = words.number(text);
        natural(number + 1L);
        if (number == Words.NONE) {
            byte[] spelt = text.getBytes(StandardCharsets.UTF_8);
            natural(spelt.length);
            room(spelt.length);
            System.arraycopy(spelt, 0, array, length, spelt.length);
            length += spelt.length;
        }
    }

    /** Puts the number of bytes since {@code start} before them. */
    void measure(int start) {
        int measured = length - start;
        int digits = 1;
        for (int rest = measured >>> 7; rest != 0; rest >>>= 7) {
            digits++;
        }
        room(digits);
        System.arraycopy(array, start, array, start + digits, measured);
        length = start;
        natural(measured);
        length += measured;
    }
}
