package dev.anachron.chart.leaders;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.Shards.Shard;
import dev.anachron.base.SimTime;
import dev.anachron.chart.Chart;
import dev.anachron.chart.OverTime;
import dev.anachron.check.invariant.Roles;
import dev.anachron.engine.Run;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Series;
import dev.anachron.report.Judged;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A lane for each node and a bar for each time that it took itself for the leader. */
public final class LeadersChart implements Chart {
    @Override
    public String name() {
        return "leaders";
    }

    @Override
    public String title() {
        return "Who believed itself leader";
    }

    @Override
    public String caption() {
        return "Each bar is a time during which a node took itself for the leader of a term. Where"
                + " the bar turns orange, a later term already had a leader: the node was voted out"
                + " and did not know.";
    }

    @Override
    public boolean applies(Judged judged) {
        return judged.hasRoles();
    }

    /** What all parts of the picture need. */
    private record Facts(List<NodeId> nodes, List<Belief> beliefs, Shards shards, String era) {
        long outvotedNanos(Belief belief) {
            return belief.outvotedNanos(beliefs, shards);
        }

        List<String> lanes() {
            return nodes.stream()
                    .map(node ->
                            node + (shards.divided() ? " · " + shards.of(node).name() : ""))
                    .toList();
        }
    }

    @Override
    public Figure draw(Judged judged) {
        Run run = judged.run();
        List<NodeId> nodes = judged.variant().setup().cluster().nodes();
        Facts facts = new Facts(
                nodes,
                Belief.of(run.trace(), run.simulatedNanos()),
                run.trace().shards(),
                Roles.era(run.trace()));
        List<Series> series = new ArrayList<>();
        add(series, "leader", Role.LEADER, Series.Height.FULL, rightful(facts));
        add(series, "voted out, unaware", Role.VIOLATION, Series.Height.FULL, outvoted(facts));
        add(
                series,
                "paused",
                Role.INDETERMINATE,
                Series.Height.THIN,
                down(nodes, run, Change.PAUSED, Change.RESUMED));
        add(
                series,
                "crashed",
                Role.DOWN,
                Series.Height.THIN,
                down(nodes, run, Change.CRASHED, Change.RESTARTED));
        return new Figure(
                heading(judged, facts),
                OverTime.axis(run),
                new Axis.Lanes("", facts.lanes()),
                series,
                OverTime.bands(run),
                List.of());
    }

    private static void add(
            List<Series> series,
            String name,
            Role role,
            Series.Height height,
            List<Series.Span> spans) {
        if (!spans.isEmpty()) {
            series.add(new Series.Spans(name, role, height, spans));
        }
    }

    private static List<Series.Span> rightful(Facts facts) {
        List<Series.Span> spans = new ArrayList<>();
        for (Belief belief : facts.beliefs()) {
            long until = Math.min(belief.toNanos(), facts.outvotedNanos(belief));
            String label = facts.era() + " " + belief.term();
            spans.add(span(facts.nodes(), belief.node(), belief.fromNanos(), until, label));
        }
        return spans;
    }

    private static List<Series.Span> outvoted(Facts facts) {
        List<Series.Span> spans = new ArrayList<>();
        for (Belief belief : facts.beliefs()) {
            long since = facts.outvotedNanos(belief);
            if (since < belief.toNanos()) {
                spans.add(span(facts.nodes(), belief.node(), since, belief.toNanos(), ""));
            }
        }
        return spans;
    }

    /** The stretches between each {@code from} and the next {@code to} of the same process. */
    private static List<Series.Span> down(List<NodeId> nodes, Run run, Change from, Change to) {
        List<Series.Span> spans = new ArrayList<>();
        for (NodeId node : nodes) {
            long since = SimTime.NEVER;
            for (TraceEvent.ProcessChanged event : changes(run.trace(), node)) {
                if (event.change() == from && since == SimTime.NEVER) {
                    since = event.atNanos();
                } else if (since != SimTime.NEVER
                        && (event.change() == to
                                || (from == Change.PAUSED && event.change() == Change.CRASHED))) {
                    spans.add(span(nodes, node, since, event.atNanos(), ""));
                    since = SimTime.NEVER;
                }
            }
            if (since != SimTime.NEVER) {
                spans.add(span(nodes, node, since, run.simulatedNanos(), ""));
            }
        }
        return spans;
    }

    private static List<TraceEvent.ProcessChanged> changes(Trace trace, NodeId node) {
        return trace.of(TraceEvent.ProcessChanged.class)
                .filter(changed -> changed.node().equals(node))
                .toList();
    }

    private static Series.Span span(
            List<NodeId> nodes, NodeId node, long from, long to, String label) {
        return new Series.Span(
                nodes.indexOf(node), OverTime.seconds(from), OverTime.seconds(to), label);
    }

    private Figure.Heading heading(Judged judged, Facts facts) {
        String summary = summary(facts);
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                summary,
                "A lane for each node with a bar while it believed itself leader: " + summary + ".",
                facts.beliefs().isEmpty() ? summary : "");
    }

    private static String summary(Facts facts) {
        if (facts.beliefs().isEmpty()) {
            return "no node became leader";
        }
        String led = led(facts);
        Belief longest = null;
        long longestNanos = 0;
        for (Belief belief : facts.beliefs()) {
            long overlapNanos = belief.toNanos() - facts.outvotedNanos(belief);
            if (overlapNanos > longestNanos) {
                longest = belief;
                longestNanos = overlapNanos;
            }
        }
        return longest == null
                ? led + ", never two at once" + (facts.shards().divided() ? " in a shard" : "")
                : led + "; " + longest.node() + " believed itself leader for "
                        + SimTime.span(longestNanos / SimTime.MILLI * SimTime.MILLI)
                        + " after it was voted out";
    }

    /** {@code 2 terms had a leader}, {@code leaders in 2 terms of s1, one term of s2}. */
    private static String led(Facts facts) {
        Shards shards = facts.shards();
        return shards.divided()
                ? "leaders in "
                        + shards.all().stream()
                                .map(shard -> terms(shard, facts) + " of " + shard.name())
                                .collect(Collectors.joining(", "))
                : terms(shards.all().get(0), facts) + " had a leader";
    }

    private static String terms(Shard shard, Facts facts) {
        long terms = facts.beliefs().stream()
                .filter(belief -> facts.shards().of(belief.node()).equals(shard))
                .mapToLong(Belief::term)
                .distinct()
                .count();
        return terms == 1 ? "one " + facts.era() : terms + " " + facts.era() + "s";
    }
}
