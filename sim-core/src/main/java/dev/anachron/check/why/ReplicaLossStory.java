package dev.anachron.check.why;

import dev.anachron.base.Command;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.order.WriteOrder.Write;
import dev.anachron.history.Operation;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;

import java.util.List;

/** The story of a write that was lost where nobody leads: who held it, and until when. */
final class ReplicaLossStory {
    private final Operation lost;
    private final Write write;
    private final Trace trace;
    private final Account account;
    private final Telling telling;

    ReplicaLossStory(Operation lost, Write write, Account account) {
        this.lost = lost;
        this.write = write;
        this.account = account;
        this.trace = account.trace();
        this.telling = new Telling(trace);
    }

    List<Evidence> tell() {
        telling.tell(
                write.began().atNanos(),
                write.began().node() + " gave " + write.command().text() + " the version "
                        + write.version() + " and sent it to the replicas.");
        List<Noted> holdings = trace.of(Noted.class)
                .filter(noted -> noted.fact() instanceof Fact.Stored stored
                        && stored.version().equals(write.version()))
                .toList();
        holdings.forEach(noted -> telling.tell(noted.atNanos(), ReplicaStory.holding(noted)));
        trace.of(ProcessChanged.class)
                .filter(changed -> changed.change() == Change.RESTARTED)
                .filter(changed -> cameBackWithout(changed, holdings))
                .forEach(changed -> telling.tell(
                        changed.atNanos(), changed.node() + " started again without it."));
        telling.tell(
                lost,
                lost.returnedNanos(),
                lost.client() + " was told that " + write.command().text() + " had been done.");
        long endNanos = telling.latestNanos(lost.returnedNanos());
        for (FaultChanged fault : account.until(endNanos).faultsSince(write.beganNanos())) {
            telling.tell(fault.atNanos(), FaultWords.of(fault));
        }
        String why = holdings.isEmpty()
                ? "no replica took it, since what each had bore a greater number."
                : write.command() instanceof Command.Delete
                        ? "in the end what it had deleted was there again."
                        : "in the end nobody had it, or anything newer.";
        return telling.inOrder(new Evidence(
                lost.id(),
                endNanos,
                "So " + write.command().text() + " was lost: " + lost.client()
                        + " had been told that it was done, and " + why));
    }

    /** Who starts again says what it still has. */
    private static boolean cameBackWithout(ProcessChanged restarted, List<Noted> holdings) {
        List<Noted> own = holdings.stream()
                .filter(noted -> noted.node().equals(restarted.node()))
                .toList();
        return own.stream().anyMatch(noted -> noted.atNanos() < restarted.atNanos())
                && own.stream().noneMatch(noted -> noted.atNanos() >= restarted.atNanos());
    }
}
