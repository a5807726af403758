package dev.anachron.check;

import dev.anachron.check.causal.Causal;
import dev.anachron.check.causal.CausalConvergence;
import dev.anachron.check.convergence.Convergence;
import dev.anachron.check.invariant.Durability;
import dev.anachron.check.invariant.ElectionSafety;
import dev.anachron.check.invariant.LeaderAppendOnly;
import dev.anachron.check.invariant.LeaderCompleteness;
import dev.anachron.check.invariant.LogMatching;
import dev.anachron.check.invariant.StateMachineSafety;
import dev.anachron.check.linearizability.Linearizable;
import dev.anachron.check.lock.MutualExclusion;
import dev.anachron.check.lock.TokenOrder;
import dev.anachron.check.prefix.ConsistentPrefix;
import dev.anachron.check.register.Regular;
import dev.anachron.check.register.Safe;
import dev.anachron.check.sequential.Sequential;
import dev.anachron.check.session.MonotonicReads;
import dev.anachron.check.session.MonotonicWrites;
import dev.anachron.check.session.Pram;
import dev.anachron.check.session.ReadYourWrites;
import dev.anachron.check.session.WritesFollowReads;

import java.util.List;

/** The catalogue of checkers. */
public final class Checkers {
    /** In order of name. */
    public static final List<Checker> ALL = List.of(
            new Causal(),
            new CausalConvergence(),
            new ConsistentPrefix(),
            new Convergence(),
            new Durability(),
            new ElectionSafety(),
            new LeaderAppendOnly(),
            new LeaderCompleteness(),
            new Linearizable(),
            new LogMatching(),
            new MonotonicReads(),
            new MonotonicWrites(),
            new MutualExclusion(),
            new Pram(),
            new ReadYourWrites(),
            new Regular(),
            new Safe(),
            new Sequential(),
            new StateMachineSafety(),
            new TokenOrder(),
            new WritesFollowReads());

    private Checkers() {}
}
