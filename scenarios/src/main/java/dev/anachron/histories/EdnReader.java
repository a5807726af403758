package dev.anachron.histories;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads EDN, value by value. Tags are passed over: {@code #jepsen.history.Op{…}} is its map. So are
 * comments, metadata and what {@code #_} discards.
 */
final class EdnReader {
    /** Deeper ones are nobody's history. */
    private static final int DEEPEST = 100;

    /** Stands for what {@code #_} discards. */
    private static final Edn DISCARDED = new Edn.Nil(0, 0);

    private final Characters in;
    private final Map<String, String> words = new HashMap<>();
    private final StringBuilder token = new StringBuilder();

    EdnReader(Characters in) {
        this.in = in;
    }

    /** The next value; null at the end. */
    @Nullable
    Edn next() throws IOException, MalformedException {
        Edn next = DISCARDED;
        while (next.line() == DISCARDED.line()) {
            skipSpace();
            if (in.peek() == Characters.END) {
                return null;
            }
            next = value(0);
        }
        return next;
    }

    /** Whether the next thing is this character, which is gone then. */
    boolean skips(char character) throws IOException, MalformedException {
        skipSpace();
        if (in.peek() != character) {
            return false;
        }
        in.read();
        return true;
    }

    private void skipSpace() throws IOException, MalformedException {
        while (true) {
            int next = in.peek();
            if (next == ';') {
                in.restOfLine();
            } else if (next == ',' || (next != Characters.END && Character.isWhitespace(next))) {
                in.read();
            } else {
                return;
            }
        }
    }

    private Edn value(int depth) throws IOException, MalformedException {
        skipSpace();
        int line = in.line();
        int column = in.column();
        if (depth > DEEPEST) {
            throw new MalformedException(
                    line, column, "more than " + DEEPEST + " values within each other");
        }
        return switch (in.peek()) {
            case '{' -> new Edn.Fields(pairs(depth, line, column), line, column);
            case '[' -> new Edn.Vec(items(']', depth, line, column), line, column);
            case '(' -> new Edn.Vec(items(')', depth, line, column), line, column);
            case '"' -> new Edn.Str(string(line, column), line, column);
            case '\\' -> new Edn.Word(character(), line, column);
            case '#' -> dispatched(depth, line, column);
            case '^' -> {
                in.read();
                value(depth + 1); // metadata
                yield value(depth + 1);
            }
            case Characters.END -> throw ended(line, column, "a value");
            case '}', ']', ')' ->
                throw new MalformedException(
                        line,
                        column,
                        "'" + (char) in.read() + "' closes nothing; expected a value");
            default -> atom(line, column);
        };
    }

    private static MalformedException ended(int line, int column, String expected) {
        return new MalformedException(
                line, column, "the file ends here; expected " + expected + "; was it cut off?");
    }

    private List<Edn> items(char close, int depth, int line, int column)
            throws IOException, MalformedException {
        in.read();
        List<Edn> items = new ArrayList<>(4);
        while (!skips(close)) {
            if (in.peek() == Characters.END) {
                throw new MalformedException(
                        line,
                        column,
                        "what begins here does not end; expected '" + close
                                + "' before the end of the file; was it cut off?");
            }
            Edn item = value(depth + 1);
            if (item.line() != DISCARDED.line()) {
                items.add(item);
            }
        }
        return items;
    }

    private List<Edn> pairs(int depth, int line, int column)
            throws IOException, MalformedException {
        List<Edn> items = items('}', depth, line, column);
        if (items.size() % 2 != 0) {
            Edn last = items.get(items.size() - 1);
            throw new MalformedException(
                    last.line(), last.column(), last.text() + " has no value; expected one");
        }
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < items.size(); i += 2) {
            Edn key = items.get(i);
            if (!keys.add(key.text())) {
                throw new MalformedException(
                        key.line(),
                        key.column(),
                        Said.shortened(key) + " for a second time in one map; expected it once");
            }
        }
        return items;
    }

    private Edn dispatched(int depth, int line, int column) throws IOException, MalformedException {
        in.read();
        return afterHash(depth, line, column);
    }

    private Edn afterHash(int depth, int line, int column) throws IOException, MalformedException {
        return switch (in.peek()) {
            case '{' -> new Edn.Members(items('}', depth, line, column), line, column);
            case '#' -> {
                in.read();
                yield atom(line, column); // ##NaN
            }
            case '_' -> {
                in.read();
                value(depth + 1);
                yield DISCARDED;
            }
            default -> {
                word(); // a tag
                yield value(depth + 1);
            }
        };
    }

    private String character() throws IOException, MalformedException {
        token.setLength(0);
        token.appendCodePoint(in.read());
        do {
            token.appendCodePoint(in.read());
        } while (!ends(in.peek()));
        return intern();
    }

    private String string(int line, int column) throws IOException, MalformedException {
        in.read();
        token.setLength(0);
        while (in.peek() != '"') {
            if (in.peek() == Characters.END) {
                throw new MalformedException(
                        line,
                        column,
                        "the text that begins here does not end; expected '\"' before the end of the"
                                + " file; was it cut off?");
            }
            int next = in.read();
            token.appendCodePoint(next == '\\' ? escaped() : next);
        }
        in.read();
        return token.length() < 40 ? intern() : token.toString();
    }

    private int escaped() throws IOException, MalformedException {
        int line = in.line();
        int column = in.column();
        int next = in.peek() == Characters.END ? ' ' : in.read();
        return switch (next) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> next;
            case 'u' -> hexadecimal(line, column);
            default ->
                throw new MalformedException(
                        line,
                        column,
                        "no such escape; expected one of \\n \\t \\r \\b \\f \\\" \\\\ \\uXXXX");
        };
    }

    private int hexadecimal(int line, int column) throws IOException, MalformedException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(in.peek(), 16);
            if (digit < 0) {
                throw new MalformedException(
                        line, column, "\\u without four hexadecimal digits behind it");
            }
            in.read();
            code = code * 16 + digit;
        }
        return code;
    }

    private Edn atom(int line, int column) throws IOException, MalformedException {
        String word = word();
        if (word.isEmpty()) {
            String odd = Character.toString(in.read());
            throw new MalformedException(line, column, "'" + odd + "' begins no value");
        }
        if (word.equals("nil")) {
            return new Edn.Nil(line, column);
        }
        char first = word.charAt(0);
        boolean numeric = first >= '0' && first <= '9';
        boolean signed = (first == '-' || first == '+') && word.length() > 1;
        if (numeric || (signed && Character.isDigit(word.charAt(1)))) {
            return number(word, line, column);
        }
        return new Edn.Word(word, line, column);
    }

    private static Edn number(String word, int line, int column) {
        try {
            String digits = word.endsWith("N") ? word.substring(0, word.length() - 1) : word;
            return new Edn.Num(Long.parseLong(digits), line, column);
        } catch (NumberFormatException e) {
            return new Edn.Word(word, line, column); // a fraction, or too large
        }
    }

    private String word() throws IOException, MalformedException {
        token.setLength(0);
        while (!ends(in.peek())) {
            token.appendCodePoint(in.read());
        }
        return intern();
    }

    private static boolean ends(int next) {
        return switch (next) {
            case Characters.END,
                    ' ',
                    '\n',
                    '\t',
                    '\r',
                    ',',
                    '{',
                    '}',
                    '[',
                    ']',
                    '(',
                    ')',
                    '"',
                    ';' -> true;
            default -> Character.isWhitespace(next);
        };
    }

    /** The same object for the same word: a history has few of them. */
    private String intern() {
        String word = token.toString();
        if (words.size() > 1 << 16) {
            return word;
        }
        String known = words.putIfAbsent(word, word);
        return known == null ? word : known;
    }
}
