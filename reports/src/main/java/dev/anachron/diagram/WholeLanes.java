package dev.anachron.diagram;

import static dev.anachron.diagram.SvgCanvas.number;

import dev.anachron.base.NodeId;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The lanes of the whole run: thousands of bars in a handful of paths, the proof labelled. */
record WholeLanes(SvgCanvas canvas, TimeScale scale, Highlights highlights) {
    static final double HEIGHT = 56;

    private static final double BAR = 10;

    void draw(SortedMap<NodeId, List<Operation>> lanes, double top) {
        double y = top;
        for (Map.Entry<NodeId, List<Operation>> lane : lanes.entrySet()) {
            drawLane(lane.getKey(), lane.getValue(), y);
            y += HEIGHT;
        }
    }

    private void drawLane(NodeId client, List<Operation> operations, double top) {
        canvas.text("lane-name", "end", OperationTimeline.LEFT - 10, top + 36, client.name());
        Map<BarStyle, StringBuilder> paths = new EnumMap<>(BarStyle.class);
        for (Operation operation : operations) {
            StringBuilder path = paths.computeIfAbsent(
                    BarStyle.of(operation, highlights), style -> new StringBuilder());
            append(path, operation, top);
        }
        for (Map.Entry<BarStyle, StringBuilder> path : paths.entrySet()) {
            canvas.path("bars " + path.getKey().cssClass(), path.getValue(), "");
        }
        for (Operation operation : operations) {
            String label = highlights.labels().get(operation.id());
            if (label != null) {
                drawLabel(operation, label, top);
            }
        }
    }

    /** Reads in the upper half of the lane, all else in the lower. */
    private void append(StringBuilder path, Operation operation, double top) {
        double from = scale.x(operation.invokedNanos());
        double width = Math.max(1.2, scale.x(operation.returnedNanos()) - from);
        double y = operation.isRead() ? top + 25 : top + 25 + BAR + 3;
        path.append('M').append(number(from)).append(' ').append(number(y));
        path.append('h').append(number(width));
        if (operation.outcome() == Outcome.INFO) {
            path.append("m3 0h2m3 0h2");
        }
    }

    private void drawLabel(Operation operation, String label, double top) {
        double x = scale.x(operation.invokedNanos());
        double y = top + 18;
        String style = BarStyle.of(operation, highlights).cssClass();
        canvas.path(
                "pointer " + style,
                "M" + number(x) + " " + number(y) + "l-4.5 -8h9z",
                operation.text());
        boolean room = x < OperationTimeline.RIGHT - 8 - 6.4 * label.length();
        canvas.text("call " + style, room ? "start" : "end", room ? x + 8 : x - 8, y - 1, label);
    }
}
