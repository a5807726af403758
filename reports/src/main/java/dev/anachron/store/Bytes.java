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
        length = put(array, length, number);
    }

    void signed(long number) {
        natural(folded(number));
    }

    /** A code and a signed number. */
    void signed(int code, long number) {
        room(1 + LONGEST);
        array[length] = (byte) code;
        length = put(array, length + 1, folded(number));
    }

    /** A code and two signed numbers. */
    void signed(int code, long number, long other) {
        room(1 + 2 * LONGEST);
        array[length] = (byte) code;
        length = put(array, put(array, length + 1, folded(number)), folded(other));
    }

    private static long folded(long number) {
        return number << 1 ^ number >> 63;
    }

    private static int put(byte[] to, int from, long number) {
        int at = from;
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            to[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        return at;
    }

    void text(String text) {
        int number = words.number(text);
        room(LONGEST);
        length = put(array, length, number + 1L);
        if (number == Words.NONE) {
            spell(text);
        }
    }

    /** A code and a text. */
    void text(int code, String text) {
        int number = words.number(text);
        room(1 + LONGEST);
        array[length] = (byte) code;
        length = put(array, length + 1, number + 1L);
        if (number == Words.NONE) {
            spell(text);
        }
    }

    private void spell(String text) {
        byte[] spelt = text.getBytes(StandardCharsets.UTF_8);
        natural(spelt.length);
        room(spelt.length);
        System.arraycopy(spelt, 0, array, length, spelt.length);
        length += spelt.length;
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
