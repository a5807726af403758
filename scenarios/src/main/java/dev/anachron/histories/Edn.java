package dev.anachron.histories;

import dev.anachron.base.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A value of EDN (github.com/edn-format/edn) and where it begins, as far as histories need it. */
sealed interface Edn {
    int line();

    int column();

    /** As EDN writes it. */
    String text();

    /** {@code nil}. */
    record Nil(int line, int column) implements Edn {
        @Override
        public String text() {
            return "nil";
        }
    }

    /** A whole number. */
    record Num(long number, int line, int column) implements Edn {
        @Override
        public String text() {
            return Long.toString(number);
        }
    }

    /** A string. */
    record Str(String string, int line, int column) implements Edn {
        @Override
        public String text() {
            return Value.Text.quoted(string);
        }
    }

    /** A keyword with its colon, a symbol, a truth value, a character, a number with a fraction. */
    record Word(String name, int line, int column) implements Edn {
        boolean isKeyword() {
            return name.startsWith(":");
        }

        @Override
        public String text() {
            return name;
        }
    }

    /** A vector or a list. */
    record Vec(List<Edn> items, int line, int column) implements Edn {
        @Override
        public String text() {
            return joined(items.stream(), "[", "]");
        }
    }

    /** A set. */
    record Members(List<Edn> items, int line, int column) implements Edn {
        @Override
        public String text() {
            return joined(items.stream(), "#{", "}");
        }
    }

    /**
     * A map.
     *
     * @param entries key, value, key, value …
     */
    record Fields(List<Edn> entries, int line, int column) implements Edn {
        @Override
        public String text() {
            return joined(entries.stream(), "{", "}");
        }

        /** The value under a keyword, given with its colon; null when there is none. */
        @Nullable
        Edn get(String keyword) {
            for (int i = 0; i < entries.size(); i += 2) {
                if (entries.get(i) instanceof Word word && word.name().equals(keyword)) {
                    return entries.get(i + 1);
                }
            }
            return null;
        }
    }

    private static String joined(Stream<Edn> items, String open, String close) {
        return items.map(Edn::text).collect(Collectors.joining(" ", open, close));
    }
}
