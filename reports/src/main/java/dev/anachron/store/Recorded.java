package dev.anachron.store;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.spi.Durable;
import dev.anachron.spi.Message;
import dev.anachron.spi.Timer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a trace kept of a message, a timer, a saved fact or an entry's content: what it said of itself,
 * word by word, so that it reads as the original. Two are equal when they say the same.
 */
final class Recorded implements Message, Timer, Durable {
    private final String type;
    private final byte[] tokens;
    private final Words words;

    /**
     * Keeps tokens.
     *
     * @param type a message's type; for others empty
     */
    Recorded(String type, byte[] tokens, Words words) {
        this.type = type;
        this.tokens = tokens;
        this.words = words;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public void describe(Description to) {
        Cursor in = new Cursor(words);
        in.over(tokens, tokens.length);
        while (in.at < in.end) {
            say(in.one(), in, to);
        }
    }

    private static void say(int token, Cursor in, Description to) {
        switch (token) {
            case Tokens.WORD -> to.word(in.text());
            case Tokens.NUMBER -> to.value(in.signed());
            case Tokens.TEXT -> to.value(in.text());
            case Tokens.PUT_NUMBER -> to.put(in.text(), in.signed());
            case Tokens.PUT_TEXT -> to.put(in.text(), in.text());
            case Tokens.PUT_VERSION -> to.put(in.text(), in.version());
            case Tokens.VERSION -> to.value(in.version());
            case Tokens.OPERATION -> to.operation(in.party(), in.signed());
            case Tokens.SERIAL -> to.serial(in.signed());
            case Tokens.ASSIGN -> to.assign(in.text(), in.signed());
            case Tokens.ASSIGN_TWO -> to.assign(in.text(), in.signed(), in.signed());
            case Tokens.INSTANT -> to.instant(in.signed());
            case Tokens.SPAN -> to.span(in.signed());
            case Tokens.DESCRIBED -> to.value(in.recorded(""));
            case Tokens.LIST -> to.list(items(in));
            default -> throw new IllegalStateException("no token has the code " + token);
        }
    }

    private static List<Described> items(Cursor in) {
        List<Described> items = new ArrayList<>();
        for (long left = in.natural(); left > 0; left--) {
            items.add(in.recorded(""));
        }
        return items;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recorded that
                && type.equals(that.type)
                && (words == that.words
                        ? Arrays.equals(tokens, that.tokens)
                        : text().equals(that.text()));
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
