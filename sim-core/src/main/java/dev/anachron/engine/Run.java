package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Targets;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.States;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.Visibility;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What a set-up and a seed make: a value.
 *
 * @param seed the seed
 * @param simulatedNanos how much virtual time passed
 * @param events how many events the loop took from its queue
 * @param history what the clients saw
 * @param trace everything that happened, and its hash
 * @param messages how many were sent, delivered and lost
 * @param faults what went wrong, in the order of striking
 * @param draws how many words each random stream gave, by its name
 * @param states what the nodes were like; nothing, where nobody looked
 */
public record Run(
        long seed,
        long simulatedNanos,
        long events,
        History history,
        Trace trace,
        Messages messages,
        List<FaultReport> faults,
        SortedMap<String, Long> draws,
        States states) {

    /** Of which nobody looked at the nodes. */
    public Run(
            long seed,
            long simulatedNanos,
            long events,
            History history,
            Trace trace,
            Messages messages,
            List<FaultReport> faults,
            SortedMap<String, Long> draws) {
        this(seed, simulatedNanos, events, history, trace, messages, faults, draws, States.NONE);
    }

    /** Counts of messages, those between clients and nodes included. */
    public record Messages(long sent, long delivered, long dropped) {}

    /**
     * A link in the hands of a fault.
     *
     * @param cut whether it carries nothing; otherwise some messages fare worse than they would
     */
    public record Gripped(NodeId from, NodeId to, boolean cut) implements Comparable<Gripped> {
        @Override
        public int compareTo(Gripped other) {
            int byFrom = from.compareTo(other.from);
            int byTo = to.compareTo(other.to);
            return byFrom != 0 ? byFrom : byTo != 0 ? byTo : Boolean.compare(cut, other.cut);
        }
    }

    /**
     * What a fault did.
     *
     * @param atNanos when it struck
     * @param untilNanos when it healed; the end of the run if it did not
     * @param what in words, with resolved targets
     * @param parties whom it concerned
     * @param nobody the words for targets that meant nobody when it struck
     * @param effects how often it mattered, by kind of effect; empty when it hit nothing
     * @param links what it did to links
     */
    public record FaultReport(
            long atNanos,
            long untilNanos,
            String what,
            List<NodeId> parties,
            List<String> nobody,
            SortedMap<String, Long> effects,
            List<Gripped> links) {
        /** Words of which each means several. */
        private static final List<String> PLURAL = List.of("followers", "backups", Targets.CLIENTS);

        /** That has nothing to do with links. */
        public FaultReport(
                long atNanos,
                long untilNanos,
                String what,
                List<NodeId> parties,
                List<String> nobody,
                SortedMap<String, Long> effects) {
            this(atNanos, untilNanos, what, parties, nobody, effects, List.of());
        }

        /** Whose words for targets all meant somebody. */
        public FaultReport(
                long atNanos,
                long untilNanos,
                String what,
                List<NodeId> parties,
                SortedMap<String, Long> effects) {
            this(atNanos, untilNanos, what, parties, List.of(), effects);
        }

        /** {@code partition nobody | n1 n2 at 100ms (leader was nobody)}. */
        public String strike() {
            String who = nobody.stream()
                    .map(word -> word + (PLURAL.contains(Targets.role(word)) ? " were" : " was")
                            + " nobody")
                    .collect(Collectors.joining(", "));
            return what + " at " + SimTime.span(atNanos) + (who.isEmpty() ? "" : " (" + who + ")");
        }

        /** Whether the operation was under way while this fault acted. */
        public boolean overlaps(Operation operation) {
            return operation.invokedNanos() < untilNanos && operation.returnedNanos() > atNanos;
        }

        public boolean bit() {
            return effects.values().stream().anyMatch(count -> count > 0);
        }
    }

    /** The same with what was measured besides. */
    Run with(Visibility measured) {
        return new Run(
                seed,
                simulatedNanos,
                events,
                history,
                trace.with(measured),
                messages,
                faults,
                draws,
                states);
    }

    /** The same with what the nodes were like. */
    Run with(States seen) {
        return new Run(seed, simulatedNanos, events, history, trace, messages, faults, draws, seen);
    }

    /** Whether the fault that struck then had any effect. */
    public boolean bit(FaultChanged strike) {
        return faults.stream()
                .anyMatch(fault -> fault.bit()
                        && fault.atNanos() == strike.atNanos()
                        && fault.what().equals(strike.what()));
    }

    /** Whether faults were planned and none of them touched anything. */
    public boolean vacuous() {
        return !faults.isEmpty() && faults.stream().noneMatch(FaultReport::bit);
    }
}
