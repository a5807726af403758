package dev.anachron.diagram;

import static dev.anachron.diagram.SvgCanvas.number;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lanes of a close view: each bar with its value and its text, and the arrow of the proof. */
record CloseLanes(SvgCanvas canvas, TimeScale scale, Highlights highlights) {
    static final double HEIGHT = 76;

    private static final double BAR = 18;
    private static final int LABEL_AT_MOST = 16;
    private static final double LETTER = 6.6;

    /** Where an operation's bar ended up. */
    private record Place(double from, double to, double y) {}

    void draw(SortedMap<NodeId, List<Operation>> lanes, double top) {
        Map<Integer, Place> places = places(lanes, top);
        drawArrow(places, top);
        double y = top;
        for (Map.Entry<NodeId, List<Operation>> lane : lanes.entrySet()) {
            canvas.text(
                    "lane-name",
                    "end",
                    OperationTimeline.LEFT - 10,
                    y + 45,
                    lane.getKey().name());
            drawLane(lane.getValue(), places);
            y += HEIGHT;
        }
    }

    private Map<Integer, Place> places(SortedMap<NodeId, List<Operation>> lanes, double top) {
        Map<Integer, Place> places = new TreeMap<>();
        double y = top + 40;
        for (List<Operation> operations : lanes.values()) {
            for (Operation operation : operations) {
                double from = scale.x(operation.invokedNanos());
                double to = Math.max(scale.x(operation.returnedNanos()), from + 2);
                places.put(operation.id(), new Place(from, to, y));
            }
            y += HEIGHT;
        }
        return places;
    }

    private void drawLane(List<Operation> operations, Map<Integer, Place> places) {
        double free = 0;
        for (Operation operation : operations) {
            Place place = Objects.requireNonNull(places.get(operation.id()));
            drawBar(operation, place);
            String label = highlights.labels().get(operation.id());
            if (label != null) {
                drawCall(operation, place, label);
            }
            String value = value(operation);
            double middle = (place.from() + place.to()) / 2;
            double half = value.length() * LETTER / 2;
            if (middle - half > free) {
                canvas.text(
                        "value " + BarStyle.of(operation, highlights).cssClass(),
                        "middle",
                        middle,
                        place.y() + BAR / 2 + 13,
                        value);
                free = middle + half + 3;
            }
        }
    }

    private void drawBar(Operation operation, Place place) {
        String style = BarStyle.of(operation, highlights).cssClass();
        String at = "M" + number(place.from()) + " " + number(place.y());
        canvas.bar(
                "bars near " + style,
                operation.id(),
                at + "h" + number(place.to() - place.from()),
                title(operation));
        if (operation.outcome() == Outcome.INFO && place.to() < OperationTimeline.RIGHT) {
            canvas.path(
                    "tail",
                    "M" + number(place.to()) + " " + number(place.y()) + "h26m-5 -4l5 4l-5 4",
                    "");
        }
    }

    private void drawCall(Operation operation, Place place, String label) {
        String style = BarStyle.of(operation, highlights).cssClass();
        double x = (place.from() + place.to()) / 2;
        double y = place.y() - BAR / 2 - 4;
        canvas.path(
                "pointer " + style,
                "M" + number(x) + " " + number(y) + "l-5 -8h10z",
                title(operation));
        boolean room = x < OperationTimeline.RIGHT - 8 - LETTER * label.length();
        canvas.text("call " + style, room ? "start" : "end", room ? x + 9 : x - 9, y - 2, label);
    }

    /** From where the missed operation ended to where the other began; from the edge if outside. */
    private void drawArrow(Map<Integer, Place> places, double top) {
        Highlights.Arrow arrow = highlights.missed();
        if (arrow == null) {
            return;
        }
        Place later = places.get(arrow.later());
        if (later == null) {
            return;
        }
        Place earlier = places.get(arrow.earlier());
        if (earlier == null) {
            String label = highlights.labels().getOrDefault(arrow.earlier(), "");
            canvas.text("call missed", "start", scale.left() + 4, top + 6, "◀ before: " + label);
            return;
        }
        // From edge to edge of the bars, so that the values stay legible.
        double down = later.y() > earlier.y() ? 1 : later.y() < earlier.y() ? -1 : 0;
        double startY = earlier.y() + down * BAR / 2;
        double endY = later.y() - down * BAR / 2;
        String data = "M" + number(earlier.to()) + " " + number(startY) + "L" + number(later.from())
                + " " + number(endY);
        canvas.path("order", data, "This had returned before that was invoked");
    }

    private static String value(Operation operation) {
        if (operation.command() instanceof Command.Write write) {
            return "=" + write.value().text();
        }
        if (operation.command() instanceof Command.Release) {
            return operation.ok() ? "released" : "?";
        }
        if (operation.value() instanceof Value.Grant grant) {
            return "token " + grant.token();
        }
        return operation.ok() ? shortened(operation.value().text()) : "?";
    }

    /** A set may have hundreds of items; the title has them all. */
    private static String shortened(String text) {
        return text.length() <= LABEL_AT_MOST ? text : text.substring(0, LABEL_AT_MOST - 1) + "…";
    }

    private static String title(Operation operation) {
        String end = operation.returnedNanos() == SimTime.NEVER
                ? "no answer"
                : TimeSpan.seconds(operation.returnedNanos());
        String by = operation.servedBy() == null ? "" : ", answered by " + operation.servedBy();
        return operation.text() + by + "\n" + TimeSpan.seconds(operation.invokedNanos()) + " to "
                + end;
    }
}
