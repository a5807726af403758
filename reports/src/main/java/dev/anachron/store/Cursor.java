package dev.anachron.store;

import dev.anachron.base.NodeId;
import dev.anachron.base.Version;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link Bytes} wrote. */
final class Cursor {
    final Words words;
    private byte[] array = {};
    int at;
    int end;

    Cursor(Words words) {
        this.words = words;
    }

    /** Reads these from now on. */
    void over(byte[] bytes, int length) {
        array = bytes;
        at = 0;
        end = length;
    }

    int one() {
        return array[at++];
    }

    long natural() {
        long number = array[at++];
        if (number >= 0) {
            return number;
        }
        number &= 0x7f;
        int shift = 7;
        byte next = array[at++];
        while (next < 0) {
            number |= (next & 0x7fL) << shift;
            shift += 7;
            next = array[at++];
        }
        return number | (long) next << shift;
    }

    long signed() {
        long folded = natural();
        return folded >>> 1 ^ -(folded & 1);
    }

    Version version() {
        long epoch = signed();
        return new Version(epoch, signed());
    }

    String text() {
        int number = (int) natural() - 1;
        if (number != Words.NONE) {
            return words.word(number);
        }
        int length = (int) natural();
        at += length;
        return new String(array, at - length, length, StandardCharsets.UTF_8);
    }

    NodeId party() {
        int number = (int) natural() - 1;
        if (number != Words.NONE) {
            return words.party(number);
        }
        at--;
        return new NodeId(text());
    }

    /** A description with its length before it. */
    Recorded recorded(String type) {
        int length = (int) natural();
        at += length;
        return new Recorded(type, Arrays.copyOfRange(array, at - length, at), words);
    }

    void skip() {
        int length = (int) natural();
        at += length;
    }
}
