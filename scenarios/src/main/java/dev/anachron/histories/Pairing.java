package dev.anachron.histories;

import dev.anachron.base.SimTime;
import dev.anachron.history.Outcome;
import dev.anachron.load.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds to each invocation its completion: the next event of the same process. A process does one thing
 * at a time, and nothing after an {@code :info}.
 */
final class Pairing {
    private static final List<String> TYPES = List.of(":invoke", ":ok", ":fail", ":info");

    private final Findings findings;
    private final List<Recorded> operations = new ArrayList<>();
    private final Map<Long, Recorded> open = new HashMap<>();
    /** By process: the line of its {@code :info}. */
    private final Map<Long, Integer> gone = new HashMap<>();

    private long events;
    private boolean timed;
    private long lastNanos = Long.MIN_VALUE;
    private long lastIndex = Long.MIN_VALUE;

    Pairing(Findings findings) {
        this.findings = findings;
    }

    /** In order of invocation; what is open at the end may yet take effect. */
    List<Recorded> operations() {
        return operations;
    }

    /** Whether the history says when things happened. */
    boolean timed() {
        return timed;
    }

    void take(Event event) {
        Edn process = present(event.process(), "process", event);
        Edn type = present(event.type(), "type", event);
        if (process == null || type == null) {
            return;
        }
        if (process instanceof Edn.Word word && word.isKeyword()) {
            return; // the nemesis, or another one that is no client
        }
        if (!(process instanceof Edn.Num number)) {
            findings.add(
                    process,
                    "process " + process.text()
                            + "; expected a whole number, or a keyword for who is no client");
            return;
        }
        String said = type.text();
        if (!TYPES.contains(said)) {
            findings.add(
                    type,
                    "unknown :type " + said + "; expected one of " + String.join(", ", TYPES)
                            + Nearest.hint(said, TYPES));
            return;
        }
        long atNanos = time(event);
        if (said.equals(":invoke")) {
            invoked(number.number(), event, atNanos);
        } else {
            completed(number.number(), said, event, atNanos);
        }
    }

    private @Nullable Edn present(@Nullable Edn field, String name, Event event) {
        if (field == null) {
            findings.add(
                    event.place(), "this has no :" + name + "; expected one of every operation");
        }
        return field;
    }

    /** Where a history has no times, its events are a millisecond apart. */
    private long time(Event event) {
        Edn time = event.more(":time");
        if (events == 0) {
            timed = time != null;
        }
        long place = SimTime.millis(events++);
        if (event.more(":index") instanceof Edn.Num index) {
            if (index.number() <= lastIndex) {
                findings.add(
                        index,
                        ":index " + index.number() + " after " + lastIndex
                                + "; expected them to ascend");
            }
            lastIndex = index.number();
        }
        if (!timed) {
            return place;
        }
        if (!(time instanceof Edn.Num nanos)) {
            findings.add(
                    time == null ? event.place() : time,
                    "this has no :time in whole nanoseconds, which the first operation has");
            return Math.max(lastNanos, 0);
        }
        if (nanos.number() < lastNanos) {
            findings.add(
                    nanos,
                    "time goes backwards, from " + lastNanos + " to " + nanos.number()
                            + "; expected events in the order in which they happened");
        }
        lastNanos = Math.max(lastNanos, nanos.number());
        return lastNanos;
    }

    private void invoked(long process, Event event, long atNanos) {
        Function function = function(event);
        Edn name = event.function();
        if (function == null || name == null) {
            return;
        }
        Recorded other = open.get(process);
        Integer left = gone.get(process);
        if (other != null) {
            findings.add(
                    event.place(),
                    "process " + process + " invokes :" + function.text() + " while its :"
                            + other.function.text() + " of line " + other.place.line()
                            + " is open; expected the end of that first");
            return;
        }
        if (left != null) {
            findings.add(
                    event.place(),
                    "process " + process + " goes on after its :info of line " + left
                            + "; expected a process of another number");
            return;
        }
        Recorded operation = new Recorded(process, function, event, name, atNanos);
        operations.add(operation);
        open.put(process, operation);
    }

    private void completed(long process, String type, Event event, long atNanos) {
        Recorded operation = open.remove(process);
        if (operation == null) {
            findings.add(
                    event.place(),
                    "process " + process + " ends with " + type
                            + " what it did not begin; expected its :invoke before");
            return;
        }
        Function function = event.function() == null ? operation.function : function(event);
        if (function != null && function != operation.function) {
            findings.add(
                    event.place(),
                    "process " + process + " ends a :" + function.text() + ", but began a :"
                            + operation.function.text() + " in line " + operation.place.line());
        }
        operation.outcome = outcome(type);
        operation.returnedNanos = atNanos;
        operation.result = event.value();
        operation.returned = event.more(":returned");
        operation.answeredKey = event.more(":key");
        if (operation.outcome == Outcome.INFO) {
            gone.put(process, event.place().line());
        }
    }

    private static Outcome outcome(String type) {
        return switch (type) {
            case ":ok" -> Outcome.OK;
            case ":fail" -> Outcome.FAIL;
            default -> Outcome.INFO;
        };
    }

    private @Nullable Function function(Event event) {
        Edn name = present(event.function(), "f", event);
        if (name == null) {
            return null;
        }
        String said = name.text();
        Function function = Function.of(said.startsWith(":") ? said.substring(1) : said);
        if (function == null) {
            findings.add(
                    name,
                    "unknown :f " + said + "; expected one of "
                            + String.join(", ", Function.names())
                            + Nearest.hint(said.replaceFirst("^:", ""), Function.names()));
        }
        return function;
    }
}
