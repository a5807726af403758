package dev.anachron.check.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shortest circle of an order that has one: each operation must come before the next, and the last before
 * the first.
 */
public final class Circle {
    /** The number of the edge in the order, or that the session did one after the other. */
    public static final int SESSION = -1;

    private static final long WORK = 20_000_000;
    private static final int TRIES = 200;

    private final Order order;
    private final Incidence out;
    private final int[] reachedBy;
    private final int[] distance;
    private long work;

    /**
     * From one operation to a later one.
     *
     * @param edge which edge of the order demands it, or {@link #SESSION}
     */
    public record Step(int from, int to, int edge) {}

    private Circle(Order order) {
        this.order = order;
        this.out = order.byStart();
        int size = order.dependencies().size();
        this.reachedBy = new int[size];
        this.distance = new int[size];
        Arrays.fill(distance, Integer.MAX_VALUE);
    }

    /** The shortest that is found with some effort. */
    public static List<Step> shortest(Order order) {
        Circle circle = new Circle(order);
        List<Step> best = List.of();
        int tries = 0;
        for (int edge : candidates(order)) {
            if (tries++ >= TRIES || (circle.work > WORK && !best.isEmpty())) {
                break;
            }
            int limit = best.isEmpty() ? Integer.MAX_VALUE : cost(best) - 1;
            List<Step> back = circle.path(order.to(edge), order.from(edge), order.edges(), limit);
            if (back != null) {
                List<Step> steps = new ArrayList<>();
                steps.add(new Step(order.from(edge), order.to(edge), edge));
                steps.addAll(back);
                best = steps;
            }
        }
        return best;
    }

    private static int cost(List<Step> steps) {
        return (int) steps.stream().filter(step -> step.edge() != SESSION).count();
    }

    /**
     * The edges of some circle, so that there is one; then those between operations that have others before
     * and after them, those with a reason first, later ones first.
     */
    private static int[] candidates(Order order) {
        boolean[] bound = onCircles(order);
        IntList found = someCircle(order, bound);
        for (boolean reasoned : new boolean[] {true, false}) {
            for (int edge = order.edges() - 1; edge >= 0; edge--) {
                boolean both = bound[order.from(edge)] && bound[order.to(edge)];
                if (both && (order.why(edge) >= 0) == reasoned) {
                    found.add(edge);
                }
            }
        }
        return found.toArray();
    }

    /** Who goes from each to one before it comes to somebody a second time: from there on it is a circle. */
    private static IntList someCircle(Order order, boolean[] bound) {
        Incidence in = order.byEnd();
        int[] visit = new int[bound.length];
        int now = 0;
        while (!bound[now]) {
            now++;
        }
        IntList way = new IntList();
        while (visit[now] == 0) {
            visit[now] = way.size() + 1;
            int edge = edgeTo(order, in, bound, now);
            way.add(edge);
            now = edge == SESSION ? order.previous(now) : order.from(edge);
        }
        IntList circle = new IntList();
        for (int i = visit[now] - 1; i < way.size(); i++) {
            if (way.get(i) != SESSION) {
                circle.add(way.get(i));
            }
        }
        return circle;
    }

    private static int edgeTo(Order order, Incidence in, boolean[] bound, int now) {
        for (int at = in.begin(now); at < in.end(now); at++) {
            if (bound[order.from(in.edge(at))]) {
                return in.edge(at);
            }
        }
        return SESSION;
    }

    /** Those that are left when nobody without somebody before him is, nor without somebody after him. */
    private static boolean[] onCircles(Order order) {
        int size = order.dependencies().size();
        boolean[] left = new boolean[size];
        for (int i = 0; i < size; i++) {
            left[i] = order.within(i);
        }
        Incidence in = order.byEnd();
        Incidence out = order.byStart();
        strip(order, left, in, true, out);
        strip(order, left, out, false, in);
        return left;
    }

    private static void strip(
            Order order, boolean[] left, Incidence towards, boolean forward, Incidence away) {
        int size = left.length;
        int[] open = new int[size];
        Deque<Integer> free = new ArrayDeque<>();
        for (int i = 0; i < size; i++) {
            if (!left[i]) {
                continue;
            }
            int beside = forward ? order.previous(i) : order.next(i);
            open[i] = beside >= 0 && left[beside] ? 1 : 0;
            for (int at = towards.begin(i); at < towards.end(i); at++) {
                int edge = towards.edge(at);
                open[i] += left[forward ? order.from(edge) : order.to(edge)] ? 1 : 0;
            }
            if (open[i] == 0) {
                free.add(i);
            }
        }
        while (!free.isEmpty()) {
            int now = free.remove();
            left[now] = false;
            int beside = forward ? order.next(now) : order.previous(now);
            if (beside >= 0 && left[beside] && --open[beside] == 0) {
                free.add(beside);
            }
            for (int at = away.begin(now); at < away.end(now); at++) {
                int edge = away.edge(at);
                int other = forward ? order.to(edge) : order.from(edge);
                if (left[other] && --open[other] == 0) {
                    free.add(other);
                }
            }
        }
    }

    /** The way from one to another by edges that were there before so many were; null without one. */
    public static @Nullable List<Step> path(Order order, int from, int to, int edges) {
        return new Circle(order).path(from, to, edges, Integer.MAX_VALUE);
    }

    /** Steps within a session cost nothing: however many there are, they are told as one. */
    private @Nullable List<Step> path(int from, int to, int edges, int limit) {
        IntList touched = new IntList();
        Deque<Integer> queue = new ArrayDeque<>();
        distance[from] = 0;
        reachedBy[from] = Order.GIVEN;
        touched.add(from);
        queue.add(from);
        boolean found = false;
        while (!queue.isEmpty()) {
            int now = queue.remove();
            work++;
            if (now == to) {
                found = true;
                break;
            }
            if (distance[now] >= limit) {
                continue;
            }
            int beside = order.next(now);
            if (beside >= 0 && distance[now] < distance[beside]) {
                distance[beside] = distance[now];
                reachedBy[beside] = SESSION;
                touched.add(beside);
                queue.addFirst(beside);
            }
            for (int at = out.begin(now); at < out.end(now); at++) {
                int edge = out.edge(at);
                int later = order.to(edge);
                int cost = own(edge) ? 0 : 1;
                if (edge < edges && distance[now] + cost < distance[later]) {
                    distance[later] = distance[now] + cost;
                    reachedBy[later] = edge;
                    touched.add(later);
                    if (cost == 0) {
                        queue.addFirst(later);
                    } else {
                        queue.addLast(later);
                    }
                }
            }
        }
        List<Step> steps = found ? stepsBack(from, to) : null;
        for (int i = 0; i < touched.size(); i++) {
            distance[touched.get(i)] = Integer.MAX_VALUE;
        }
        return steps;
    }

    private List<Step> stepsBack(int from, int to) {
        Deque<Step> steps = new ArrayDeque<>();
        int now = to;
        while (now != from) {
            int end = now;
            int edge = reachedBy[now];
            if (edge == SESSION) {
                while (now != from && reachedBy[now] == SESSION) {
                    now = order.previous(now);
                }
            } else if (own(edge)) {
                while (now != from && own(reachedBy[now])) {
                    now = order.from(reachedBy[now]);
                }
            } else {
                now = order.from(edge);
            }
            steps.addFirst(new Step(now, end, own(edge) ? SESSION : edge));
        }
        return List.copyOf(steps);
    }

    private boolean own(int edge) {
        return edge >= 0 && order.why(edge) == Order.OWN;
    }
}
