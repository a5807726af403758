package dev.anachron.check.why;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.lock.FencedWrites;
import dev.anachron.check.lock.FencedWrites.LostUpdate;
import dev.anachron.check.lock.Holds;
import dev.anachron.check.lock.Holds.Hold;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The story of a write by somebody who had lost the lock. */
final class LockStory {
    private final Operation write;
    private final Command.Write command;
    private final History history;
    private final Account account;
    private final Trace trace;
    private final Holds holds = new Holds();
    /** What storages took, up to the late write. */
    private final List<Noted> taken = new ArrayList<>();

    private final Telling telling;

    LockStory(Operation write, History history, Account account) {
        this.telling = new Telling(account.trace());
        this.write = write;
        this.command = (Command.Write) write.command();
        this.history = history;
        this.account = account;
        this.trace = account.trace();
    }

    /** The sentences by their moments, the conclusion last. */
    List<Evidence> tell() {
        trace.of(Noted.class).takeWhile(unused -> !isTaken()).forEach(this::see);
        Hold own = holds.of(command);
        if (own == null || !isTaken()) {
            return List.of();
        }
        Hold successor = own.successor();
        Noted last = taken.get(taken.size() - 1);
        given(own);
        reads(own.client(), own.given().atNanos());
        standstills(own, last);
        if (successor != null) {
            ended(own);
            given(successor);
            reads(successor.client(), successor.given().atNanos());
        }
        earlierWrites(own);
        lateWrite(last);
        return telling.inOrder(conclusion(last, successor));
    }

    private boolean isTaken() {
        return !taken.isEmpty() && isLate(taken.get(taken.size() - 1));
    }

    private boolean isLate(Noted noted) {
        return command.equals(FencedWrites.command(noted));
    }

    private void see(Noted noted) {
        holds.take(noted);
        if (FencedWrites.isTaken(noted)) {
            taken.add(noted);
        }
    }

    private void given(Hold hold) {
        telling.tell(
                hold.given().atNanos(),
                hold.client() + " was given the " + hold.lock() + " with token " + hold.token()
                        + ".");
    }

    private void ended(Hold own) {
        Noted ended = own.ended();
        if (ended != null) {
            telling.tell(
                    ended.atNanos(),
                    own.expired()
                            ? "The lease of " + own.client() + " was over, by the clock of "
                                    + ended.node() + "."
                            : own.client() + "'s hold on the " + own.lock() + " was given back.");
        }
    }

    /** What a client read first after a moment and before the late write was taken. */
    private void reads(NodeId client, long sinceNanos) {
        history.operations().stream()
                .filter(o -> o.ok() && o.isRead() && o.client().equals(client))
                .filter(o -> o.command().key().equals(command.key()))
                .filter(o -> o.invokedNanos() >= sinceNanos)
                .findFirst()
                .ifPresent(read -> telling.tell(
                        read,
                        read.returnedNanos(),
                        client + " read " + command.key() + " = " + read.value().text() + "."));
    }

    /** Why the writer was late, as far as the trace tells. */
    private void standstills(Hold own, Noted last) {
        Scene scene = account.until(last.atNanos());
        long pausedNanos = SimTime.NEVER;
        for (ProcessChanged change : scene.changesOf(own.client(), own.given().atNanos())) {
            if (change.change() == ProcessChanged.Change.PAUSED) {
                pausedNanos = change.atNanos();
                telling.tell(pausedNanos, own.client() + " stood still. The lease ran on.");
            } else if (change.change() == ProcessChanged.Change.RESUMED) {
                String after = pausedNanos == SimTime.NEVER
                        ? ""
                        : ", " + SimTime.span(change.atNanos() - pausedNanos) + " later";
                telling.tell(
                        change.atNanos(),
                        own.client() + " went on where it had stopped" + after + ".");
            }
        }
        for (FaultChanged fault : scene.faultsSince(own.given().atNanos())) {
            if (!telling.tellsOf(fault.atNanos())) {
                telling.tell(fault.atNanos(), FaultWords.of(fault));
            }
        }
    }

    /** What others wrote to the same object since the writer had the lock. */
    private void earlierWrites(Hold own) {
        for (Noted noted : taken) {
            Command.Write other = FencedWrites.command(noted);
            Hold hold = holds.of(other);
            if (hold != null
                    && noted.atNanos() >= own.given().atNanos()
                    && other.key().equals(command.key())
                    && !hold.client().equals(own.client())) {
                telling.tell(
                        noted.atNanos(),
                        noted.node() + " took " + hold.client() + "'s " + other.text() + ".");
            }
        }
    }

    private void lateWrite(Noted last) {
        telling.tell(
                write,
                write.invokedNanos(),
                write.client() + " sent its " + command.text()
                        + ", still believing that it had the lock.");
        Optional<Long> newer = taken.stream()
                .map(noted -> FencedWrites.command(noted).token())
                .filter(token -> token > command.token())
                .max(Long::compare);
        telling.tell(
                write,
                last.atNanos(),
                last.node() + " took it"
                        + newer.map(token -> ", although it had taken a write with token " + token
                                        + " before.")
                                .orElse(
                                        ": no write with a newer token had come before, so nothing told"
                                                + " it that this one was too old."));
    }

    private Evidence conclusion(Noted last, @Nullable Hold successor) {
        String two = successor == null
                ? "So an older write came after a newer one"
                : "So " + write.client() + " and " + successor.client()
                        + " both wrote as holders of one lock";
        LostUpdate update = FencedWrites.lost(history).stream()
                .filter(lost -> lost.by().id() == write.id() || lost.lost().id() == write.id())
                .findFirst()
                .orElse(null);
        String lost = update == null
                ? "."
                : ", and " + update.lost().client() + "'s "
                        + update.lost().command().text() + " is lost: "
                        + update.by().client()
                        + " had not seen it when it made "
                        + update.by().command().text() + ".";
        return new Evidence(write.id(), telling.latestNanos(last.atNanos()), two + lost);
    }
}
