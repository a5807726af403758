package dev.anachron.check.lock;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.lock.Holds.Hold;
import dev.anachron.history.History;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Invoked;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mutual exclusion, by what takes effect and by true time: no lock is given to a client while another
 * has it, and once it has been given to another, no write of the earlier holder takes effect any more.
 * What a client believes does not matter, and a late write that the storage refuses breaks nothing.
 */
public final class MutualExclusion implements Checker {
    /** A write of a holder that had been succeeded. */
    private record Late(Hold own, Hold successor, Noted taken) {}

    @Override
    public String name() {
        return "mutual-exclusion";
    }

    @Override
    public String promise() {
        return "A lock has one holder at a time, and no write of a holder takes effect after the lock was"
                + " given to another.";
    }

    @Override
    public boolean needsTrace() {
        return true;
    }

    @Override
    public Verdict check(History history, Trace trace) {
        Holds holds = new Holds();
        List<Late> late = new ArrayList<>();
        int writes = 0;
        boolean wanted = false;
        for (TraceEvent event : trace.events()) {
            if (event instanceof Invoked invoked
                    && invoked.command() instanceof Command.Acquire acquire) {
                wanted |= holds.heldByAnother(acquire.key(), invoked.client());
            } else if (event instanceof Noted noted) {
                Verdict two = twoAtOnce(noted, holds);
                if (two != null) {
                    return two;
                }
                Hold own =
                        FencedWrites.isTaken(noted) ? holds.of(FencedWrites.command(noted)) : null;
                Hold successor = own == null ? null : own.successor();
                writes += own == null ? 0 : 1;
                if (own != null && successor != null) {
                    late.add(new Late(own, successor, noted));
                }
            }
        }
        if (!late.isEmpty()) {
            return invalid(late, history);
        }
        if (holds.isEmpty() || !wanted) {
            return Verdict.untested(
                    "Nothing to judge: nobody asked for a lock while another had it.");
        }
        return Verdict.valid("Each of " + writes
                + " writes under the lock took effect before another" + " client was given it.");
    }

    private static @Nullable Verdict twoAtOnce(Noted noted, Holds holds) {
        boolean taken = noted.fact() instanceof Fact.Lease lease
                && lease.change() == Fact.Lease.Change.GIVEN
                && holds.heldByAnother(lease.lock(), lease.client());
        Hold held = taken ? holds.newest(((Fact.Lease) noted.fact()).lock()) : null;
        Hold fresh = holds.take(noted);
        if (held == null || fresh == null) {
            return null;
        }
        return Verdict.invalid(
                fresh.client() + " was given the " + fresh.lock() + " with token " + fresh.token()
                        + " at " + SimTime.text(noted.atNanos()) + ", while " + held.client()
                        + " still had it with token " + held.token() + ".",
                List.of(evidence(held.given()), evidence(noted)));
    }

    private static Verdict invalid(List<Late> late, History history) {
        Late first = late.get(0);
        Command.Write write = FencedWrites.command(first.taken());
        Noted ended = first.own().ended();
        String end = ended == null
                ? ""
                : (first.own().expired()
                                ? "its lease had ended at "
                                : "it had given the lock back at ")
                        + SimTime.text(ended.atNanos()) + " and ";
        String more = late.size() == 1 ? "" : " (and " + (late.size() - 1) + " more)";
        List<Evidence> evidence = new ArrayList<>();
        evidence.add(evidence(first.own().given()));
        if (ended != null) {
            evidence.add(evidence(ended));
        }
        evidence.add(evidence(first.successor().given()));
        evidence.add(FencedWrites.evidence(first.taken(), history));
        return Verdict.invalid(
                first.own().client() + " still wrote " + write.key() + "="
                        + write.value().text()
                        + " with token " + write.token() + " at "
                        + SimTime.text(first.taken().atNanos()) + ", but " + end
                        + first.successor().client() + " had been given the lock with token "
                        + first.successor().token() + " at "
                        + SimTime.text(first.successor().given().atNanos()) + more + ".",
                evidence);
    }

    private static Evidence evidence(Noted noted) {
        return new Evidence(
                -1, noted.atNanos(), noted.node() + ": " + noted.fact().text());
    }
}
