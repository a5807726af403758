package dev.anachron.check.why;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.order.WriteOrder;
import dev.anachron.check.order.WriteOrder.Write;
import dev.anachron.check.staleness.CommitTimes;
import dev.anachron.check.staleness.CommitTimes.Commit;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The story of a wrong read where nobody leads: who had the newer write, and who was asked. */
final class ReplicaStory {
    private final Operation read;
    private final NodeId server;
    private final List<Operation> blamed;
    private final History history;
    private final Trace trace;
    private final WriteOrder order;
    private final @Nullable Noted served;
    private final Scene scene;
    /** The write that the read should have seen; null when the trace knows of none. */
    private final @Nullable Write newer;

    private final Telling telling;

    ReplicaStory(
            Operation read,
            List<Operation> blamed,
            History history,
            Account account,
            WriteOrder order) {
        this.telling = new Telling(account.trace());
        this.read = read;
        this.server = Objects.requireNonNull(read.servedBy());
        this.blamed = blamed;
        this.history = history;
        this.trace = account.trace();
        this.order = order;
        this.served = account.until(read.returnedNanos())
                .served(server, read.client(), read.invokedNanos());
        this.scene = account.until(answeredNanos());
        this.newer = newerWrite();
    }

    private long answeredNanos() {
        return served == null ? read.returnedNanos() : served.atNanos();
    }

    /** The one that the verdict names; else the first that was committed before the read began. */
    private @Nullable Write newerWrite() {
        Stream<Version> named = blamed.stream()
                .map(Operation::version)
                .filter(version -> order.precedes(read.version(), version));
        Stream<Version> missed = CommitTimes.of(trace).missed(read).stream().map(Commit::entry);
        Optional<Version> first = Stream.concat(named, missed).findFirst();
        return first.map(order::find).orElse(null);
    }

    /** The sentences by their moments, the conclusion last. */
    List<Evidence> tell() {
        Write write = newer;
        if (write != null) {
            faults(write);
            born(write);
            copies(write);
        }
        otherReads();
        telling.tell(
                read,
                read.invokedNanos(),
                read.client() + " asked " + server + " for " + read.command().key() + ".");
        answer();
        return telling.inOrder(new Evidence(read.id(), read.returnedNanos(), conclusion()));
    }

    private void faults(Write write) {
        for (FaultChanged fault : scene.faultsSince(write.beganNanos())) {
            telling.tell(fault.atNanos(), FaultWords.of(fault));
        }
    }

    private void born(Write write) {
        telling.tell(
                write.began().atNanos(),
                write.began().node() + " gave " + write.command().text() + " the version "
                        + write.version() + " and sent it to the replicas.");
        history.operations().stream()
                .filter(o -> o.ok() && !o.isRead() && o.version().equals(write.version()))
                .filter(o -> o.returnedNanos() <= answeredNanos())
                .findFirst()
                .ifPresent(done -> telling.tell(
                        done,
                        done.returnedNanos(),
                        done.client() + " was told that " + write.command().text()
                                + " had been done."));
    }

    private void copies(Write write) {
        trace.of(Noted.class)
                .takeWhile(noted -> noted.atNanos() <= answeredNanos())
                .filter(noted -> noted.fact() instanceof Fact.Stored stored
                        && stored.version().equals(write.version()))
                .forEach(noted -> telling.tell(noted.atNanos(), holding(noted)));
    }

    static String holding(Noted noted) {
        return noted.node()
                + switch (((Fact.Stored) noted.fact()).holding()) {
                    case TAKEN -> " had it.";
                    case BESIDE -> " had it, too, beside another.";
                    case HINTED -> " kept it for a replica that did not answer.";
                    case DISCARDED, DROPPED -> " kept it no longer.";
                };
    }

    private void otherReads() {
        for (Operation other : blamed) {
            if (other.isRead() && other.ok() && other.id() != read.id()) {
                telling.tell(
                        other,
                        other.returnedNanos(),
                        other.client() + " had read " + other.command().key() + " = "
                                + other.value().text() + " (version " + other.version() + ") from "
                                + other.servedBy() + ".");
            }
        }
    }

    private void answer() {
        telling.tell(read, answeredNanos(), server + " answered " + shown() + "." + heard());
    }

    private String heard() {
        if (served == null) {
            return "";
        }
        String answers = ((Fact.Served) served.fact()).how().text();
        Write write = newer;
        String missing = write == null || answers.contains(write.version().toString())
                ? ""
                : "; none had " + write.version();
        return " These were the answers of its replicas: " + answers + missing + ".";
    }

    private String shown() {
        return never() ? "that " + value() : value() + " (version " + read.version() + ")";
    }

    private boolean never() {
        return read.value().equals(Value.NIL);
    }

    private String value() {
        String key = read.command().key();
        return never()
                ? key + " had never been written"
                : key + " = " + read.value().text();
    }

    private String conclusion() {
        Write write = newer;
        if (write == null) {
            return "So " + value() + " is an answer that no single copy could have given.";
        }
        if (write.committedNanos() < read.invokedNanos()) {
            return "So " + read.client() + " was shown the past: "
                    + write.command().text()
                    + " had been committed "
                    + SimTime.span(read.invokedNanos() - write.committedNanos())
                    + " before it asked.";
        }
        return "So the newer value had been seen already, and " + read.client()
                + " was shown the older one: " + write.command().text()
                + " was on too few replicas for every read to meet it.";
    }
}
