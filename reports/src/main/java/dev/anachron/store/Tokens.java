package dev.anachron.store;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;

import java.util.List;

/**
 * Writes a description as bytes: for each call its code and its arguments. What is described within
 * it has its length before it.
 */
final class Tokens implements Description {
    static final int WORD = 0;
    static final int NUMBER = 1;
    static final int TEXT = 2;
    static final int PUT_NUMBER = 3;
    static final int PUT_TEXT = 4;
    static final int PUT_VERSION = 5;
    static final int VERSION = 6;
    static final int OPERATION = 7;
    static final int SERIAL = 8;
    static final int ASSIGN = 9;
    static final int ASSIGN_TWO = 10;
    static final int INSTANT = 11;
    static final int SPAN = 12;
    static final int DESCRIBED = 13;
    static final int LIST = 14;

    private final Bytes out;

    Tokens(Bytes out) {
        this.out = out;
    }

    /** The description with its length before it. */
    void write(Described described) {
        // Room for a length of one byte, which nearly always is enough.
        int start = out.length;
        out.one(0);
        described.describe(this);
        int length = out.length - start - 1;
        if (length < 0x80) {
            out.array[start] = (byte) length;
        } else {
            System.arraycopy(out.array, start + 1, out.array, start, length);
            out.length--;
            out.measure(start);
        }
    }

    @Override
    public Description word(String word) {
        out.text(WORD, word);
        return this;
    }

    @Override
    public Description value(long number) {
        out.signed(NUMBER, number);
        return this;
    }

    @Override
    public Description value(String text) {
        out.text(TEXT, text);
        return this;
    }

    @Override
    public Description put(String name, long number) {
        out.text(PUT_NUMBER, name);
        out.signed(number);
        return this;
    }

    @Override
    public Description put(String name, String text) {
        out.text(PUT_TEXT, name);
        out.text(text);
        return this;
    }

    @Override
    public Description put(String name, Version version) {
        out.text(PUT_VERSION, name);
        out.signed(version.epoch());
        out.signed(version.position());
        return this;
    }

    @Override
    public Description value(Version version) {
        out.signed(VERSION, version.epoch(), version.position());
        return this;
    }

    @Override
    public Description operation(NodeId client, long serial) {
        out.text(OPERATION, client.name());
        out.signed(serial);
        return this;
    }

    @Override
    public Description serial(long number) {
        out.signed(SERIAL, number);
        return this;
    }

    @Override
    public Description assign(String key, long number) {
        out.text(ASSIGN, key);
        out.signed(number);
        return this;
    }

    @Override
    public Description assign(String key, long number, long other) {
        out.text(ASSIGN_TWO, key);
        out.signed(number);
        out.signed(other);
        return this;
    }

    @Override
    public Description instant(long atNanos) {
        out.signed(INSTANT, atNanos);
        return this;
    }

    @Override
    public Description span(long nanos) {
        out.signed(SPAN, nanos);
        return this;
    }

    @Override
    public Description value(Described other) {
        out.one(DESCRIBED);
        write(other);
        return this;
    }

    @Override
    public Description list(List<? extends Described> items) {
        out.one(LIST);
        out.natural(items.size());
        for (int i = 0; i < items.size(); i++) {
            write(items.get(i));
        }
        return this;
    }
}
