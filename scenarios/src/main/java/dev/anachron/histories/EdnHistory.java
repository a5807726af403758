package dev.anachron.histories;

import java.io.IOException;

/** A history of EDN maps: one after the other, or all in one vector. */
final class EdnHistory {
    private final Characters in;
    private final EdnReader reader;
    private final Findings findings;

    EdnHistory(Characters in, Findings findings) {
        this.in = in;
        this.reader = new EdnReader(in);
        this.findings = findings;
    }

    void readInto(Pairing pairing) throws IOException, MalformedException {
        int line = in.line();
        int column = in.column();
        boolean vector = reader.skips('[') || reader.skips('(');
        while (!findings.full()) {
            if (vector && (reader.skips(']') || reader.skips(')'))) {
                vector = false;
            } else if (!takes(pairing)) {
                break;
            }
        }
        if (vector && !findings.full()) {
            findings.add(
                    line, column, "the list that begins here does not end; was the file cut off?");
        }
    }

    /** Reads on in the next line, when something cannot be read. */
    private boolean takes(Pairing pairing) throws IOException, MalformedException {
        try {
            Edn next = reader.next();
            if (next == null) {
                return false;
            }
            if (next instanceof Edn.Fields map) {
                pairing.take(Event.of(map));
            } else {
                throw Said.expected(next, "a map for each operation's begin and end");
            }
        } catch (MalformedException e) {
            findings.add(e);
            in.restOfLine();
        }
        return true;
    }
}
