package dev.anachron.base;

import java.util.List;

/** A description as one line of text, for transcripts and messages to people. */
final class Wording implements Description {
    private final StringBuilder line = new StringBuilder();

    private Wording() {}

    static String of(Described described) {
        Wording wording = new Wording();
        described.describe(wording);
        return wording.line.toString();
    }

    private StringBuilder next() {
        return line.isEmpty() ? line : line.append(' ');
    }

    @Override
    public Description word(String word) {
        next().append(word);
        return this;
    }

    @Override
    public Description value(long number) {
        next().append(number);
        return this;
    }

    @Override
    public Description value(String text) {
        next().append(text);
        return this;
    }

    @Override
    public Description put(String name, long number) {
        next().append(name).append('=').append(number);
        return this;
    }

    @Override
    public Description put(String name, String text) {
        next().append(name).append('=').append(text);
        return this;
    }

    @Override
    public Description put(String name, Version version) {
        next().append(name).append('=').append(version);
        return this;
    }

    @Override
    public Description value(Version version) {
        next().append(version);
        return this;
    }

    @Override
    public Description operation(NodeId client, long serial) {
        next().append(client.name()).append('#').append(serial);
        return this;
    }

    @Override
    public Description serial(long number) {
        next().append('#').append(number);
        return this;
    }

    @Override
    public Description assign(String key, long number) {
        return put(key, number);
    }

    @Override
    public Description assign(String key, long number, long other) {
        next().append(key).append("=[").append(number).append(' ').append(other).append(']');
        return this;
    }

    @Override
    public Description instant(long atNanos) {
        return value(SimTime.text(atNanos));
    }

    @Override
    public Description span(long nanos) {
        return value(SimTime.span(nanos));
    }

    @Override
    public Description value(Described other) {
        next().append(other.text());
        return this;
    }

    @Override
    public Description list(List<? extends Described> items) {
        String separator = " [";
        for (Described item : items) {
            line.append(separator).append(item.text());
            separator = ", ";
        }
        if (!items.isEmpty()) {
            line.append(']');
        }
        return this;
    }
}
