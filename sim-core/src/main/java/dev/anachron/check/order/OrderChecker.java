package dev.anachron.check.order;

import dev.anachron.check.Checker;
import dev.anachron.check.Verdict;
import dev.anachron.history.History;
import dev.anachron.trace.Trace;

/** A promise about who may see what in which order, over all objects: judged by {@link Dependencies}. */
public interface OrderChecker extends Checker {
    /** What the dependencies say, none of whose reads returned what nobody had written. */
    Verdict decide(Dependencies dependencies);

    /** What the dependencies alone say. */
    default Verdict check(Dependencies dependencies) {
        Verdict thinAir = Reads.thinAir(dependencies);
        return thinAir != null ? thinAir : settled(dependencies, decide(dependencies));
    }

    /** What is known when more is tried, where some answers do not tell what was seen. */
    default Verdict settled(Dependencies dependencies, Verdict first) {
        return first;
    }

    @Override
    default Verdict check(History history, Trace trace) {
        return check(Dependencies.of(history, trace));
    }

    /** The promise is about all objects together, also those of different shards. */
    @Override
    default Verdict judge(History history, Trace trace) {
        return check(history, trace);
    }
}
