package dev.anachron.check.invariant;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict;
import dev.anachron.check.invariant.Replica.Entry;
import dev.anachron.spi.Fact;
import dev.anachron.trace.TraceEvent.Noted;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Leader Completeness: an entry committed in a term is in the logs of the leaders of all later
 * terms. An entry counts as committed in the term of the first node that says so. It is looked for
 * when a leader is elected and, since a commitment may become known late, in the logs that later
 * leaders were elected with.
 */
public final class LeaderCompleteness extends Invariant {
    private record Committed(Entry entry, long term, NodeId node, long atNanos) {}

    private record Elected(
            NodeId node,
            String role,
            long term,
            long atNanos,
            Version base,
            SortedMap<Long, Entry> log) {
        /** What a snapshot stands for is there: that it is the right one, its last entry tells. */
        boolean has(Entry entry) {
            Version version = entry.version();
            return version.position() < base.position()
                    || version.equals(base)
                    || entry.equals(log.get(version.position()));
        }
    }

    @Override
    public String name() {
        return "leader-completeness";
    }

    @Override
    public String promise() {
        return "An entry committed in one term is in the log of every leader of a later term.";
    }

    @Override
    boolean concerns(Fact fact) {
        return fact instanceof Fact.Commit;
    }

    @Override
    String nothingToSee() {
        return "no node noted a commitment";
    }

    @Override
    Watch watch() {
        return new Elections();
    }

    private static final class Elections implements Watch {
        private final List<Committed> committed = new ArrayList<>();
        /** By index - 1, the versions known to be committed: one, unless things went very wrong. */
        private final List<List<Entry>> known = new ArrayList<>();

        private final List<Elected> elected = new ArrayList<>();

        @Override
        public @Nullable Verdict see(Noted noted, Replica replica) {
            if (noted.fact() instanceof Fact.Role role && Roles.leads(role)) {
                return elect(new Elected(
                        noted.node(),
                        role.role(),
                        role.epoch(),
                        noted.atNanos(),
                        replica.base(),
                        replica.snapshot()));
            }
            return noted.fact() instanceof Fact.Commit commit
                    ? commit(noted, commit.index(), replica)
                    : null;
        }

        private @Nullable Verdict elect(Elected leader) {
            elected.add(leader);
            for (Committed entry : committed) {
                if (lacks(leader, entry)) {
                    return missing(leader, entry);
                }
            }
            return null;
        }

        private @Nullable Verdict commit(Noted noted, long upTo, Replica replica) {
            for (long index = replica.committed() + 1; index <= upTo; index++) {
                Entry entry = replica.entry(index);
                if (entry == null || !learn(index, entry)) {
                    continue;
                }
                Committed fresh =
                        new Committed(entry, replica.term(), noted.node(), noted.atNanos());
                committed.add(fresh);
                for (Elected leader : elected) {
                    if (lacks(leader, fresh)) {
                        return missing(leader, fresh);
                    }
                }
            }
            return null;
        }

        private boolean learn(long index, Entry entry) {
            while (known.size() < index) {
                known.add(new ArrayList<>(1));
            }
            List<Entry> there = known.get((int) index - 1);
            return !there.contains(entry) && there.add(entry);
        }

        private static boolean lacks(Elected leader, Committed entry) {
            return leader.term() > entry.term() && !leader.has(entry.entry());
        }

        private static Verdict missing(Elected leader, Committed entry) {
            return broken(
                    leader.node() + " became " + leader.role() + " in " + Roles.era(leader.role())
                            + " " + leader.term() + " at "
                            + SimTime.text(leader.atNanos()) + " without the entry "
                            + entry.entry() + ", which " + entry.node()
                            + " knew to be committed in " + Roles.era(leader.role()) + " "
                            + entry.term() + " at "
                            + SimTime.text(entry.atNanos()) + ".",
                    evidence(entry.atNanos(), entry.node(), "committed " + entry.entry()),
                    evidence(
                            leader.atNanos(),
                            leader.node(),
                            leader.role() + " in " + leader.term()));
        }
    }
}
