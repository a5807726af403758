package dev.anachron.protocol.raft;

import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;

/** What a server relied on when it answered a read. */
sealed interface ReadBasis extends Described {
    /** Any server may answer with what it has applied. */
    record Applied(Version upTo) implements ReadBasis {
        @Override
        public void describe(Description to) {
            to.word("what it has applied, up to").value(upTo);
        }
    }

    /** The newest of the copies that a majority told of. */
    record Newest(int copies, NodeId of, Version upTo) implements ReadBasis {
        @Override
        public void describe(Description to) {
            to.word("the newest of").value(copies).word("copies, that of").value(of);
            to.word("with what was applied up to").value(upTo);
        }
    }

    /** Whatever was committed before a moment is applied; by the leader's wall clock, and its own. */
    record Closed(long closedNanos, long ageNanos) implements ReadBasis {
        @Override
        public void describe(Description to) {
            to.word("a copy that has everything up to").instant(closedNanos);
            to.word("and so is at most").span(ageNanos).word("old");
        }
    }

    /** {@link Bug#LAG_ESTIMATE}. */
    record Estimated(long entries, long ageNanos) implements ReadBasis {
        @Override
        public void describe(Description to) {
            to.word("a copy that lacks").value(entries).word("entries that it has heard of");
            to.word("and so is guessed to be").span(ageNanos).word("old");
        }
    }

    /** A leader answers because it believes to be leader. */
    record Unchecked() implements ReadBasis {
        @Override
        public void describe(Description to) {
            to.word("its own state, unchecked");
        }
    }

    /** Dissertation, section 6.4. */
    record ReadIndex(long index, long round) implements ReadBasis {
        @Override
        public void describe(Description to) {
            to.word("read index").value(index);
            to.word("with its leadership confirmed by a majority in round").value(round);
        }
    }

    /** Dissertation, section 6.4.1; both instants by one of the leader's own clocks. */
    record Lease(long untilNanos, long nowNanos, boolean byWallClock) implements ReadBasis {
        @Override
        public void describe(Description to) {
            to.word("its lease, which ran until").instant(untilNanos);
            String clock = byWallClock ? "its wall clock" : "its own clock";
            to.word("on " + clock + ", and that clock said").instant(nowNanos);
        }
    }

    /** A lease that was checked when the batch of reads was opened, and not when it was answered. */
    record LeaseOnArrival(long agoNanos) implements ReadBasis {
        @Override
        public void describe(Description to) {
            to.word("a lease that was checked when the batch was opened")
                    .span(agoNanos)
                    .word("earlier");
        }
    }
}
