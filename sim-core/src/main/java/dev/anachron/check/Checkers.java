package dev.anachron.check;

import dev.anachron.check.invariant.Durability;
import dev.anachron.check.invariant.ElectionSafety;
import dev.anachron.check.invariant.LeaderAppendOnly;
import dev.anachron.check.invariant.LeaderCompleteness;
import dev.anachron.check.invariant.LogMatching;
import dev.anachron.check.invariant.StateMachineSafety;
import dev.anachron.check.linearizability.Linearizable;
import dev.anachron.check.lock.MutualExclusion;
import dev.anachron.check.lock.TokenOrder;
import dev.anachron.check.register.Regular;
import dev.anachron.check.register.Safe;
import dev.anachron.check.session.MonotonicReads;
import dev.anachron.check.session.ReadYourWrites;

import java.util.List;

/** The catalogue of checkers. */
public final class Checkers {
    /** In order of name. */
    public static final List<Checker> ALL = List.of(
            new Durability(),
            new ElectionSafety(),
            new LeaderAppendOnly(),
            new LeaderCompleteness(),
            new Linearizable(),
            new LogMatching(),
            new MonotonicReads(),
            new MutualExclusion(),
            new ReadYourWrites(),
            new Regular(),
            new Safe(),
            new StateMachineSafety(),
            new TokenOrder());

    private Checkers() {}
}
