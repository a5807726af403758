package dev.anachron.diagram;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.check.invariant.Roles;
import dev.anachron.engine.Run;
import dev.anachron.engine.Run.FaultReport;
import dev.anachron.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The operation timeline: fault windows, who led, and a lane for each client with a bar from
 * invocation to return. Two forms: the whole run, where bars of one kind are one path, and a close
 * view, where each bar has its text.
 */
public final class OperationTimeline {
    static final double WIDTH = 1120;
    static final double LEFT = 72;
    static final double RIGHT = 1104;

    private static final double FAULT_ROW = 18;
    private static final double LEADER_ROW = 20;
    private static final double LETTER = 6.2;
    private static final double GAP = 10;
    private static final double AXIS = 26;

    private final Highlights highlights;
    private final TimeScale scale;
    private final SvgCanvas canvas = new SvgCanvas();
    private final FaultRows faults;
    private final List<LeaderSpan> reigns;
    private final List<LeaderSpan> leaders;
    private final Shards shards;
    private final String era;
    private final List<NodeId> leading;
    private final List<HoldSpan> holds;
    private final List<String> locks;
    private final SortedMap<NodeId, List<Operation>> lanes;

    private OperationTimeline(Run run, TimeSpan span, Highlights highlights) {
        this.highlights = highlights;
        this.scale = new TimeScale(span, LEFT, RIGHT);
        this.faults = FaultRows.of(run.faults(), scale);
        this.reigns = LeaderSpan.of(run.trace(), run.simulatedNanos());
        this.shards = run.trace().shards();
        this.era = Roles.era(run.trace());
        this.leaders = reigns.stream()
                .filter(l -> span.meets(l.span().fromNanos(), l.span().toNanos()))
                .toList();
        this.leading =
                leaders.stream().map(LeaderSpan::node).distinct().sorted().toList();
        List<HoldSpan> held = HoldSpan.of(run.trace(), run.simulatedNanos());
        this.locks = held.stream().map(HoldSpan::lock).distinct().sorted().toList();
        this.holds = held.stream()
                .filter(hold -> span.meets(hold.span().fromNanos(), hold.span().toNanos()))
                .toList();
        this.lanes = lanes(run, span);
    }

    /** The whole run; {@code focus}, when there is one, is framed. */
    public static String overview(Run run, Highlights highlights, @Nullable TimeSpan focus) {
        TimeSpan all = new TimeSpan(0, Math.max(1, run.simulatedNanos()));
        return new OperationTimeline(run, all, highlights).draw(false, focus);
    }

    /** A part of the run, near enough to read each operation. */
    public static String closeUp(Run run, Highlights highlights, TimeSpan span) {
        return new OperationTimeline(run, span, highlights).draw(true, null);
    }

    /** Every client keeps its lane, also where it did nothing: two pictures then compare by eye. */
    private static SortedMap<NodeId, List<Operation>> lanes(Run run, TimeSpan span) {
        SortedMap<NodeId, List<Operation>> lanes = new TreeMap<>();
        for (Operation operation : run.history().operations()) {
            List<Operation> lane =
                    lanes.computeIfAbsent(operation.client(), client -> new ArrayList<>());
            if (span.meets(operation.invokedNanos(), operation.returnedNanos())) {
                lane.add(operation);
            }
        }
        return lanes;
    }

    private String draw(boolean near, @Nullable TimeSpan focus) {
        double top = faults.count() * FAULT_ROW + 4;
        double locksTop = top + leading.size() * LEADER_ROW;
        double lanesTop = locksTop + locks.size() * LEADER_ROW + GAP;
        double laneHeight = near ? CloseLanes.HEIGHT : WholeLanes.HEIGHT;
        double bottom = lanesTop + lanes.size() * laneHeight;
        canvas.open("timeline", WIDTH, bottom + AXIS, label(near));
        drawFaults(bottom);
        drawAxis(top, bottom);
        drawLeaders(top);
        drawHolds(locksTop);
        if (focus != null) {
            double x = scale.x(focus.fromNanos());
            double width = Math.max(6, scale.x(focus.toNanos()) - x);
            canvas.rect(
                    "focus",
                    new SvgCanvas.Box(x, lanesTop - 5, width, bottom - lanesTop + 5),
                    "Enlarged below: " + focus.text());
        }
        if (near) {
            new CloseLanes(canvas, scale, highlights).draw(lanes, lanesTop);
        } else {
            new WholeLanes(canvas, scale, highlights).draw(lanes, lanesTop);
        }
        return canvas.close();
    }

    private String label(boolean near) {
        return String.format(
                Locale.ROOT,
                "%s of %d operations by %d clients, from %s; %d returned an old value",
                near ? "Close view" : "Timeline",
                lanes.values().stream().mapToInt(List::size).sum(),
                lanes.size(),
                scale.span().text(),
                lanes.values().stream()
                        .flatMap(List::stream)
                        .filter(o -> highlights.stale().contains(o.id()))
                        .count());
    }

    private void drawFaults(double bottom) {
        for (FaultRows.Placed placed : faults.placed()) {
            FaultReport fault = placed.fault();
            double x = scale.x(fault.atNanos());
            double width = Math.max(1.5, scale.x(fault.untilNanos()) - x);
            double y = placed.row() * FAULT_ROW;
            String span = TimeSpan.seconds(fault.atNanos()) + " to "
                    + TimeSpan.seconds(fault.untilNanos());
            canvas.rect(
                    "fault",
                    new SvgCanvas.Box(x, y, width, bottom - y),
                    fault.what() + ", " + span);
            canvas.text("fault-label", "start", placed.labelX(), y + 13, placed.label());
        }
    }

    private void drawAxis(double top, double bottom) {
        StringBuilder lines = new StringBuilder();
        for (long tick : scale.ticks()) {
            double x = scale.x(tick);
            lines.append('M')
                    .append(SvgCanvas.number(x))
                    .append(' ')
                    .append(SvgCanvas.number(top))
                    .append('V')
                    .append(SvgCanvas.number(bottom + 4));
            canvas.text("tick", "middle", x, bottom + 19, scale.label(tick));
        }
        canvas.path("grid", lines, "");
    }

    private void drawLeaders(double top) {
        for (int row = 0; row < leading.size(); row++) {
            canvas.text(
                    "lane-name",
                    "end",
                    LEFT - 10,
                    top + row * LEADER_ROW + 14,
                    leading.get(row) + " leads");
        }
        for (LeaderSpan leader : leaders) {
            double y = top + leading.indexOf(leader.node()) * LEADER_ROW;
            double x = scale.x(leader.span().fromNanos());
            double width = Math.max(2, scale.x(leader.span().toNanos()) - x);
            String text = era + " " + leader.epoch();
            canvas.rect(
                    "reign",
                    new SvgCanvas.Box(x, y + 2, width, LEADER_ROW - 4),
                    leader.node() + " believes it leads " + text + ", from "
                            + leader.span().text());
            drawOutvoted(leader, y);
            if (fits(text, width)) {
                canvas.text("reign-label", "start", x + 4, y + 14, text);
            }
        }
    }

    /** A row for each lock: by whom it is held. */
    private void drawHolds(double top) {
        for (int row = 0; row < locks.size(); row++) {
            double y = top + row * LEADER_ROW + 14;
            canvas.text("lane-name", "end", LEFT - 10, y, locks.get(row));
        }
        for (HoldSpan hold : holds) {
            double y = top + locks.indexOf(hold.lock()) * LEADER_ROW;
            double x = scale.x(hold.span().fromNanos());
            double width = Math.max(2, scale.x(hold.span().toNanos()) - x);
            canvas.rect("reign", new SvgCanvas.Box(x, y + 2, width, LEADER_ROW - 4), hold.text());
            String name = hold.client().name();
            String full = name + ", token " + hold.token();
            String label = fits(full, width) ? full : name;
            if (fits(label, width)) {
                canvas.text("reign-label", "start", x + 4, y + 14, label);
            }
        }
    }

    private static boolean fits(String label, double width) {
        return label.length() * LETTER + 6 < width;
    }

    /** The part of a reign during which another node led a later term already. */
    private void drawOutvoted(LeaderSpan leader, double y) {
        long since = leader.outvotedNanos(reigns, shards);
        if (since >= leader.span().toNanos() || since > scale.span().toNanos()) {
            return;
        }
        double x = scale.x(since);
        double width = Math.max(1.5, scale.x(leader.span().toNanos()) - x);
        canvas.rect(
                "outvoted",
                new SvgCanvas.Box(x, y + 2, width, LEADER_ROW - 4),
                leader.node() + " was voted out at " + TimeSpan.seconds(since)
                        + " and did not know it until "
                        + TimeSpan.seconds(leader.span().toNanos()));
        if (width > 150) {
            canvas.text("reign-label", "start", x + 6, y + 14, "voted out, unaware");
        }
    }
}
