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
        out.one(WORD);
        out.text(word);
        return this;
    }

    @Override
    public Description value(long number) {
        out.one(NUMBER);
        out.signed(number);
        return this;
    }

    @Override
    public Description value(String text) {
        out.one(TEXT);
        out.text(text);
        return this;
    }

    @Override
    public Description put(String name, long number) {
        out.one(PUT_NUMBER);
        out.text(name);
        out.signed(number);
        return this;
    }

    @Override
    public Description put(String name, String text) {
        out.one(PUT_TEXT);
        out.text(name);
        out.text(text);
        return this;
    }

    @Override
    public Description put(String name, Version version) {
        out.one(PUT_VERSION);
        out.text(name);
        out.signed(version.epoch());
        out.signed(version.position());
        return this;
    }

    @Override
    public Description value(Version version) {
        out.one(VERSION);
        out.signed(version.epoch());
        out.signed(version.position());
        return this;
    }

    @Override
    public Description operation(NodeId client, long serial) {
        out.one(OPERATION);
        out.text(client.name());
        out.signed(serial);
        return this;
    }

    @Override
    public Description serial(long number) {
        out.one(SERIAL);
        out.signed(number);
        return this;
    }

    @Override
    public Description assign(String key, long number) {
        out.one(ASSIGN);
        out.text(key);
        out.signed(number);
        return this;
    }

    @Override
    public Description assign(String key, long number, long other) {
        out.one(ASSIGN_TWO);
        out.text(key);
        out.signed(number);
        out.signed(other);
        return this;
    }

    @Override
    public Description instant(long atNanos) {
        out.one(INSTANT);
        out.signed(atNanos);
        return this;
    }

    @Override
    public Description span(long nanos) {
        out.one(SPAN);
        out.signed(nanos);
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
