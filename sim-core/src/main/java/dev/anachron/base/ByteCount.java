package dev.anachron.base;

import java.util.List;

/**
 * How many bytes something described would take in a plain binary encoding: one for a fixed word or name,
 * eight for a number, its UTF-8 bytes and two more for a text, four more for a list.
 */
public final class ByteCount implements Description {
    /** The headers of IPv4 (RFC 791, section 3.1) and TCP (RFC 9293, section 3.1), without options. */
    private static final long HEADERS = 40;

    private static final int TAG = 1;
    private static final int NUMBER = 8;
    private static final int TEXT_LENGTH = 2;
    private static final int LIST_LENGTH = 4;

    private long bytes;

    private ByteCount() {}

    /** The size of a message with such content. */
    public static long ofMessage(Described content) {
        ByteCount count = new ByteCount();
        content.describe(count);
        return HEADERS + count.bytes;
    }

    private Description more(long count) {
        bytes += count;
        return this;
    }

    @Override
    public Description word(String word) {
        return more(TAG);
    }

    @Override
    public Description value(long number) {
        return more(NUMBER);
    }

    @Override
    public Description value(String text) {
        return more(TEXT_LENGTH + utf8(text));
    }

    private static long utf8(String text) {
        return text.codePoints()
                .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4)
                .sum();
    }

    @Override
    public Description put(String name, long number) {
        return more(TAG + NUMBER);
    }

    @Override
    public Description put(String name, String text) {
        return more(TAG).value(text);
    }

    @Override
    public Description put(String name, Version version) {
        return more(TAG + 2 * NUMBER);
    }

    @Override
    public Description value(Version version) {
        return more(2 * NUMBER);
    }

    @Override
    public Description serial(long number) {
        return more(NUMBER);
    }

    @Override
    public Description assign(String key, long number) {
        return value(key).value(number);
    }

    @Override
    public Description assign(String key, long number, long other) {
        return assign(key, number).value(other);
    }

    @Override
    public Description operation(NodeId client, long serial) {
        return value(client).value(serial);
    }

    @Override
    public Description value(Described other) {
        other.describe(this);
        return this;
    }

    @Override
    public Description list(List<? extends Described> items) {
        more(LIST_LENGTH);
        items.forEach(item -> item.describe(this));
        return this;
    }

    @Override
    public Description instant(long atNanos) {
        return more(NUMBER);
    }

    @Override
    public Description span(long nanos) {
        return more(NUMBER);
    }
}
