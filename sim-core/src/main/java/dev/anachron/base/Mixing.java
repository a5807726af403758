package dev.anachron.base;

import java.util.List;

/**
 * A description as a sequence of numbers. Fixed words and names count by their hash code, which {@link
 * String} specifies; values count in full.
 */
public abstract class Mixing implements Description {
    static final long M0 = 0x9e3779b97f4a7c15L;

    /** Only this package knows how to mix. */
    Mixing() {}

    public abstract void mix(long word);

    /** The 128-bit product's two halves, one upon the other (Wang Yi's wyhash, 2019). */
    static long multiplyAndFold(long x, long y) {
        return Math.multiplyHigh(x, y) ^ (x * y);
    }

    /**
     * One word for two numbers. Multiplication by an odd number is one-to-one, so that the sum tells
     * different pairs apart unless both numbers differ, and then by accident only.
     */
    public void mix(long number, long other) {
        mix(number * M0 + other);
    }

    /** Length first, then four UTF-16 code units to a word. */
    public void mix(String text) {
        int length = text.length();
        long word = length;
        for (int i = 0; i < length; i++) {
            if ((i & 3) == 3) {
                mix(word);
                word = 0;
            }
            word = word << 16 | text.charAt(i);
        }
        mix(word);
    }

    // Description

    @Override
    public Description word(String word) {
        mix((long) word.hashCode());
        return this;
    }

    @Override
    public Description value(long number) {
        mix(number);
        return this;
    }

    @Override
    public Description value(String text) {
        mix(text);
        return this;
    }

    @Override
    public Description put(String name, long number) {
        mix(number, name.hashCode());
        return this;
    }

    @Override
    public Description put(String name, String text) {
        return word(name).value(text);
    }

    @Override
    public Description put(String name, Version version) {
        mix(version.epoch(), name.hashCode());
        mix(version.position());
        return this;
    }

    @Override
    public Description value(Version version) {
        mix(version.epoch());
        mix(version.position());
        return this;
    }

    @Override
    public Description operation(NodeId client, long serial) {
        return value(client).value(serial);
    }

    @Override
    public Description serial(long number) {
        return value(number);
    }

    @Override
    public Description assign(String key, long number) {
        return value(key).value(number);
    }

    @Override
    public Description assign(String key, long number, long other) {
        return value(key).value(number).value(other);
    }

    @Override
    public Description instant(long atNanos) {
        return value(atNanos);
    }

    @Override
    public Description span(long nanos) {
        return value(nanos);
    }

    @Override
    public Description value(Described other) {
        other.mixInto(this);
        return this;
    }

    @Override
    public Description list(List<? extends Described> items) {
        mix((long) items.size());
        for (int i = 0; i < items.size(); i++) {
            items.get(i).mixInto(this);
        }
        return this;
    }
}
