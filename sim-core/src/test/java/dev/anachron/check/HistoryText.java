package dev.anachron.check;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Histories as tests write them, one operation a line, times in milliseconds:
 *
 * <pre>
 * c1 write x=1 [0,10]
 * c2 read x → 1 [5,20] v3@1 from n2      the version it saw, and who answered
 * c1 add x=2 → 3 [20,30]
 * c2 cas x=1/2 → false [20,30]
 * c1 insert x=2 [0,10]                  c2 read x → {2,3} [5,20]; x → 2+3 reads two values at once
 * c1 delete x [0,10]
 * c1 append x=1 [0,10]                  c2 read x → [1] [5,20]; append x='a' of a text, read x → 'a'
 * c1 enqueue x=1 [0,10]                 c2 dequeue x → 1 [5,20]
 * c1 acquire lock → #7 [0,10]            a lock with token 7, for a second
 * c1 write x=3#7 [20,30]                 under that lock; release lock=7 gives it back
 * c1 write x=4 [40,90] info              or fail; never returned: [40,-]
 * </pre>
 */
public final class HistoryText {
    private static final Pattern LINE = Pattern.compile(
            "(\\w+) (read|write|add|cas|acquire|release|delete|insert|remove|put-if-absent|append|enqueue|dequeue) (\\w+)(?:=(\\S+))?(?: → (\\S+))?"
                    + " \\[(\\d+),(\\d+|-)\\](?: (ok|info|fail))?"
                    + "(?: v(\\d+)@(\\d+))?(?: from (\\w+))?");

    private HistoryText() {}

    /** The lines in order of invocation, numbered in that order. */
    public static History parse(String text) {
        List<Operation> parsed = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(HistoryText::operation)
                .sorted(Comparator.comparingLong(Operation::invokedNanos))
                .toList();
        List<Operation> numbered = new ArrayList<>();
        for (Operation o : parsed) {
            numbered.add(new Operation(
                    numbered.size(),
                    o.client(),
                    o.process(),
                    o.command(),
                    o.invokedNanos(),
                    o.returnedNanos(),
                    o.outcome(),
                    o.value(),
                    o.version(),
                    o.position(),
                    o.servedBy()));
        }
        return new History(numbered);
    }

    private static Operation operation(String line) {
        Matcher m = LINE.matcher(line);
        if (!m.matches()) {
            throw new IllegalArgumentException("not an operation: " + line);
        }
        boolean never = m.group(7).equals("-");
        Version version = m.group(9) == null
                ? Version.NONE
                : new Version(Long.parseLong(m.group(10)), Long.parseLong(m.group(9)));
        return new Operation(
                0,
                new NodeId(m.group(1)),
                0,
                m.group(2).equals("add") && m.group(5) == null
                        ? new Command.Add(m.group(3), Long.parseLong(m.group(4)), false)
                        : command(m.group(2), m.group(3), m.group(4)),
                SimTime.millis(Long.parseLong(m.group(6))),
                never ? SimTime.NEVER : SimTime.millis(Long.parseLong(m.group(7))),
                outcome(never ? "info" : m.group(8)),
                value(m.group(5)),
                version,
                version,
                m.group(11) == null ? null : new NodeId(m.group(11)));
    }

    /** {@code write x=1} and its like. */
    static Command command(String function, String key, @Nullable String argument) {
        String given = argument == null ? "" : argument;
        return switch (function) {
            case "read" -> new Command.Read(key);
            case "write" -> {
                String[] parts = given.split("#");
                long token = parts.length > 1 ? Long.parseLong(parts[1]) : Command.Write.NO_TOKEN;
                yield new Command.Write(key, value(parts[0]), token);
            }
            case "acquire" -> new Command.Acquire(key);
            case "release" -> new Command.Release(key, Long.parseLong(given));
            case "add" -> new Command.Add(key, Long.parseLong(given));
            case "put-if-absent" -> new Command.PutIfAbsent(key, Long.parseLong(given));
            case "append" -> new Command.Append(key, value(given));
            case "enqueue" -> new Command.Enqueue(key, value(given));
            case "dequeue" -> new Command.Dequeue(key);
            case "delete" -> new Command.Delete(key);
            case "insert" -> new Command.Insert(key, Long.parseLong(given));
            case "remove" -> new Command.Remove(key, Long.parseLong(given));
            default -> {
                String[] pair = given.split("/");
                yield new Command.CompareAndSet(
                        key, Long.parseLong(pair[0]), Long.parseLong(pair[1]));
            }
        };
    }

    private static List<Long> numbers(String text, String separator) {
        return Stream.of(text.split(separator))
                .filter(part -> !part.isEmpty())
                .map(Long::parseLong)
                .toList();
    }

    private static Outcome outcome(@Nullable String word) {
        if (word == null || word.equals("ok")) {
            return Outcome.OK;
        }
        return word.equals("info") ? Outcome.INFO : Outcome.FAIL;
    }

    private static Value value(@Nullable String word) {
        if (word == null || word.equals("nil")) {
            return Value.NIL;
        }
        if (word.startsWith("#")) {
            return new Value.Grant(Long.parseLong(word.substring(1)), SimTime.SECOND);
        }
        if (word.startsWith("'")) {
            return new Value.Text(word.substring(1, word.length() - 1));
        }
        if (word.startsWith("[")) {
            return new Value.Listing(numbers(word.substring(1, word.length() - 1), ",").stream()
                    .map(Value::of)
                    .toList());
        }
        if (word.startsWith("{")) {
            return new Value.Items(numbers(word.substring(1, word.length() - 1), ","));
        }
        if (word.contains("+")) {
            return new Value.Siblings(
                    numbers(word, "\\+").stream().map(Value::of).toList());
        }
        return word.equals("true") || word.equals("false")
                ? Value.of(Boolean.parseBoolean(word))
                : Value.of(Long.parseLong(word));
    }
}
