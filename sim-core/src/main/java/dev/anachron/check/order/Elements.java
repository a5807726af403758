package dev.anachron.check.order;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was put into a list, a text or a set that only grows. Where nothing was put there twice, a read tells
 * which changes it saw, and of a list or a text in which order (Kingsbury and Alvaro, "Elle: inferring
 * isolation anomalies from experimental observations", VLDB 2020, section 3).
 */
final class Elements {
    private enum Kind {
        LIST,
        TEXT,
        SET
    }

    private final Map<Value, Integer> byItem = new LinkedHashMap<>();
    private final NavigableMap<String, Integer> byText = new TreeMap<>();
    private int longest;
    private @Nullable Kind kind;
    private boolean mixed;
    private boolean twice;
    private @Nullable Boolean divisible;

    /** Counts a change that may have happened. */
    void add(int index, Command command) {
        if (command instanceof Command.Insert insert) {
            add(Kind.SET, Value.of(insert.item()), index);
        } else if (command instanceof Command.Append append) {
            boolean text = append.item() instanceof Value.Text;
            add(text ? Kind.TEXT : Kind.LIST, append.item(), index);
        } else {
            mixed = true;
        }
    }

    private void add(Kind to, Value item, int index) {
        mixed |= kind != null && kind != to;
        kind = to;
        twice |= byItem.putIfAbsent(item, index) != null;
        if (item instanceof Value.Text text) {
            byText.putIfAbsent(text.content(), index);
            longest = Math.max(longest, text.content().length());
        }
    }

    /** Whether a read tells which changes it saw. */
    boolean tell() {
        return kind != null && !mixed && !twice && (kind != Kind.TEXT || divisible());
    }

    /** Why it does not, of that object. */
    String silence(String key) {
        if (twice && !mixed) {
            return key + " was given the same element twice: who put what was read is not known.";
        }
        return kind == Kind.TEXT && !mixed
                ? "What was appended to " + key
                        + " begins with something else that was: a read can be divided in several ways."
                : "What a read of " + key + ", which does not only grow, saw is not judged.";
    }

    /** Whether none of the texts is the beginning of another one: then a text has one division at most. */
    private boolean divisible() {
        if (divisible == null) {
            String before = null;
            boolean all = true;
            for (String text : byText.keySet()) {
                all &= !text.isEmpty() && (before == null || !text.startsWith(before));
                before = text;
            }
            divisible = all;
        }
        return divisible;
    }

    /** The changes that a read shows, in its order; null when nothing that was put there gives it. */
    int @Nullable [] shown(Value answer) {
        if (Value.isEmpty(answer)) {
            return new int[0];
        }
        if (kind == Kind.LIST && answer instanceof Value.Listing listing) {
            return found(listing.values());
        }
        if (kind == Kind.SET && answer instanceof Value.Items items) {
            return found(
                    items.items().stream().map(item -> Value.of((long) item)).toList());
        }
        return kind == Kind.TEXT && answer instanceof Value.Text text
                ? divided(text.content())
                : null;
    }

    private int @Nullable [] found(List<Value> items) {
        IntList changes = new IntList();
        for (Value item : items) {
            Integer change = byItem.get(item);
            if (change == null) {
                return null;
            }
            changes.add(change);
        }
        return once(changes);
    }

    private int @Nullable [] divided(String text) {
        IntList changes = new IntList();
        int at = 0;
        while (at < text.length()) {
            Map.Entry<String, Integer> first =
                    byText.floorEntry(text.substring(at, Math.min(text.length(), at + longest)));
            if (first == null || !text.startsWith(first.getKey(), at)) {
                return null;
            }
            changes.add(first.getValue());
            at += first.getKey().length();
        }
        return once(changes);
    }

    /** Nobody put anything there twice. */
    private int @Nullable [] once(IntList changes) {
        int[] all = changes.toArray();
        long different = Arrays.stream(all).distinct().count();
        return different == all.length ? all : null;
    }

    /** Whether a read shows the order, too. */
    boolean inOrder() {
        return kind != Kind.SET;
    }
}
