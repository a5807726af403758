package dev.anachron.write;

import dev.anachron.base.Command;
import dev.anachron.base.Value;
import dev.anachron.engine.Run;
import dev.anachron.history.Operation;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Completed;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Invoked;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;

/**
 * {@code history.edn}: the clients' operations as Jepsen writes them, one map a line, in the order
 * in which they happened. {@code :time} is nanoseconds from the start of the run.
 *
 * <p>A history of one object has plain values: {@code :value 3}. One of several objects has
 * Jepsen's independent tuples: {@code :value ["x" 3]}. An operation still open at the end has no
 * second line. A compare-and-set that did not match ends as {@code :fail} with {@code :returned
 * false}; what an {@code :add} returned stands under {@code :returned}, too, for Jepsen's counter keeps
 * the summand in {@code :value}. An {@code :acquire} returns its fencing token, as in Jepsen's tests of fenced locks; a
 * {@code :write} under a lock carries it under {@code :token}. Faults are {@code :info} lines of the process {@code :nemesis}.
 */
public final class HistoryEdn {
    private final Run run;
    private final boolean tuples;
    private final Writer out;
    private long index;

    private HistoryEdn(Run run, Writer out) {
        this.run = run;
        this.out = out;
        this.tuples = run.history().keys().size() > 1;
    }

    /** The whole file. */
    public static Content of(Run run) {
        return Content.lines(out -> {
            HistoryEdn edn = new HistoryEdn(run, out);
            for (TraceEvent event : run.trace().events()) {
                edn.event(event);
            }
        });
    }

    private void event(TraceEvent event) throws IOException {
        if (event instanceof Invoked invoked) {
            invoked(invoked, run.history().operations().get(invoked.operation()));
        } else if (event instanceof Completed completed) {
            completed(completed, run.history().operations().get(completed.operation()));
        } else if (event instanceof FaultChanged fault) {
            String function = fault.began() ? "fault-began" : "fault-ended";
            line(
                    fault.atNanos(),
                    ":nemesis",
                    "info",
                    function,
                    Value.Text.quoted(fault.what()),
                    "");
        }
    }

    private void invoked(Invoked event, Operation operation) throws IOException {
        Command command = operation.command();
        String value = tupled(command, argument(command));
        line(
                event.atNanos(),
                process(operation),
                "invoke",
                command.function(),
                value,
                token(command));
    }

    private void completed(Completed event, Operation operation) throws IOException {
        Command command = operation.command();
        boolean ok = operation.ok();
        boolean returns = command.readsOnly()
                || command instanceof Command.Acquire
                || command instanceof Command.Dequeue;
        String result = ok && returns ? scalar(operation.value()) : argument(command);
        boolean unmatched = ok && operation.value() instanceof Value.Flag flag && !flag.truth();
        String returned = unmatched || (ok && command instanceof Command.Add)
                ? ", :returned " + scalar(operation.value())
                : "";
        line(
                event.atNanos(),
                process(operation),
                unmatched ? "fail" : operation.outcome().text(),
                command.function(),
                tupled(command, result),
                returned + token(command));
    }

    private void line(
            long atNanos, String process, String type, String function, String value, String more)
            throws IOException {
        out.append("{:index ").append(Long.toString(index));
        out.append(", :time ").append(Long.toString(atNanos));
        out.append(", :process ").append(process);
        out.append(", :type :").append(type);
        out.append(", :f :").append(function);
        out.append(", :value ").append(value);
        out.append(more).append("}\n");
        index++;
    }

    private static String process(Operation operation) {
        return Integer.toString(operation.process());
    }

    private static String argument(Command command) {
        return command.argument().isEmpty() ? "nil" : command.argument();
    }

    private String tupled(Command command, String value) {
        return tuples ? "[" + Value.Text.quoted(command.key()) + " " + value + "]" : value;
    }

    private static String token(Command command) {
        return command instanceof Command.Write write && write.fenced()
                ? ", :token " + write.token()
                : "";
    }

    private static String scalar(Value value) {
        if (value instanceof Value.Grant grant) {
            return Long.toString(grant.token());
        }
        if (value instanceof Value.Items items) {
            return items.items().stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(" ", "#{", "}"));
        }
        if (value instanceof Value.Siblings siblings) {
            return siblings.values().stream()
                    .map(HistoryEdn::scalar)
                    .collect(Collectors.joining(" ", "[", "]"));
        }
        if (value instanceof Value.Listing listing) {
            return listing.values().stream()
                    .map(HistoryEdn::scalar)
                    .collect(Collectors.joining(" ", "[", "]"));
        }
        return value.text(); // nil, numbers, texts and truth values are written so in EDN too
    }
}
