package dev.anachron.check.order;

import dev.anachron.base.Command;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.order.Circle.Step;
import dev.anachron.history.Operation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Few operations that cannot all have been as they were, and the sentence that says why. */
public final class Witness {
    private final Order order;
    private final Dependencies on;
    private final SortedSet<Integer> named = new TreeSet<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    private Witness(Order order) {
        this.order = order;
        this.on = order.dependencies();
    }

    /** Of an order that goes round in a circle. */
    public static Verdict circular(Order order) {
        return new Witness(order).circle(Circle.shortest(order));
    }

    /** A read of what nobody had written. */
    public static Verdict thinAir(Dependencies on, int read) {
        Operation operation = on.operation(read);
        Value expected = Effect.expected(operation);
        List<Evidence> evidence = new ArrayList<>(List.of(evidence(operation)));
        for (int i = 0; i < on.size() && !operation.ok(); i++) {
            if (on.saw(i, read)) {
                evidence.add(evidence(on.operation(i)));
            }
        }
        return Verdict.invalid(
                operation.text() + ", but nobody had written "
                        + (expected == null ? operation.value() : expected).text() + ".",
                evidence);
    }

    private Verdict circle(List<Step> circle) {
        List<Step> reasoned = circle.stream().filter(this::reasoned).toList();
        circle.forEach(step -> {
            named.add(step.from());
            named.add(step.to());
        });
        reasoned.forEach(step -> open.add(step.edge()));
        String sentence = reasoned.size() == 1
                ? oneRead(circle, reasoned.get(0))
                : reasoned.isEmpty() ? roundAbout(circle) : severalReads(circle);
        justify();
        return Verdict.invalid(
                sentence,
                named.stream().map(on::operation).map(Witness::evidence).toList());
    }

    private boolean reasoned(Step step) {
        return step.edge() >= 0 && order.why(step.edge()) >= 0;
    }

    /** Whoever is named for a reason brings those along that give the reason. */
    private void justify() {
        SortedSet<Integer> done = new TreeSet<>();
        while (!open.isEmpty()) {
            int edge = open.remove();
            if (done.add(edge)) {
                int read = order.why(edge);
                named.add(read);
                if (on.source(read) >= 0) {
                    named.add(on.source(read));
                }
                nameMiddle(edge);
                for (Step step : on.shows(read) ? known(edge) : reason(edge)) {
                    named.add(step.from());
                    named.add(step.to());
                    if (reasoned(step)) {
                        open.add(step.edge());
                    }
                }
            }
        }
    }

    /** How what a read lacks came before it, where that is what makes it a breach. */
    private List<Step> known(int edge) {
        int read = order.why(edge);
        return order.from(edge) == read ? way(order.to(edge), read, edge) : List.of();
    }

    /** The later read of a list in whose middle something is new, where that is what is wrong. */
    private void nameMiddle(int edge) {
        int read = order.why(edge);
        int[] own = on.chains()[on.chain(read)];
        for (int at = on.place(read); on.shows(read) && at < own.length; at++) {
            boolean same = on.shows(own[at]) && on.object(own[at]) == on.object(read);
            if (same && order.from(edge) != read && on.saw(own[at], order.to(edge))) {
                int[] before = on.shown(read);
                int[] now = on.shown(own[at]);
                boolean begins = now.length >= before.length
                        && Arrays.equals(before, Arrays.copyOf(now, before.length));
                if (!begins) {
                    named.add(own[at]);
                }
                return;
            }
        }
    }

    /** What came before the read; or, where the read came before something, before that. */
    private List<Step> reason(int edge) {
        int read = order.why(edge);
        int source = on.source(read);
        if (on.shows(read)) {
            return List.of();
        }
        if (order.from(edge) != read) {
            return way(order.from(edge), read, edge);
        }
        return source >= 0 ? way(source, order.to(edge), edge) : List.of();
    }

    private List<Step> way(int from, int to, int edge) {
        return Objects.requireNonNullElse(Circle.path(order, from, to, edge), List.of());
    }

    /** {@code c1 read x → nil, after it had read y → 1, which c2 wrote after it had read x → 1}. */
    private String oneRead(List<Step> circle, Step step) {
        List<Step> back = turned(circle, step);
        int read = order.why(step.edge());
        List<Step> story = new ArrayList<>();
        if (step.from() == read) {
            story.addAll(reason(step.edge()));
            story.addAll(back);
        } else {
            story.addAll(back);
            story.addAll(reason(step.edge()));
        }
        if (on.shows(read)) {
            return told(story)
                    + (step.from() == read
                            ? ": " + brief(step.to()) + " is not in it."
                            : ": yet " + on.operation(read).text() + ".");
        }
        int newer = step.from() == read ? step.to() : step.from();
        String told = story.isEmpty() ? on.operation(read).text() : told(story);
        return told + ": "
                + (on.source(read) >= 0
                        ? left(on.source(read)) + " had been overwritten by " + left(newer)
                        : on.operation(newer).client() + " had left something to be found")
                + ".";
    }

    /** The circle without the step, from its end to its beginning. */
    private static List<Step> turned(List<Step> circle, Step without) {
        int at = circle.indexOf(without);
        List<Step> turned = new ArrayList<>(circle.subList(at + 1, circle.size()));
        turned.addAll(circle.subList(0, at));
        return turned;
    }

    private String roundAbout(List<Step> circle) {
        return told(circle) + ": that goes round in a circle.";
    }

    private String severalReads(List<Step> circle) {
        String reasons = circle.stream()
                .map(step -> reasoned(step) ? reasonTold(step) : told(List.of(step)))
                .collect(Collectors.joining("; "));
        return reasons + ": no order has it so.";
    }

    private String reasonTold(Step step) {
        List<Step> reason = reason(step.edge());
        String told = reason.isEmpty() ? on.operation(order.why(step.edge())).text() : told(reason);
        if (order.from(step.edge()) == order.why(step.edge()) && !reason.isEmpty()) {
            told = on.operation(order.why(step.edge())).text() + ", while " + told;
        }
        return told + ", so that " + brief(step.from()) + " came before " + brief(step.to());
    }

    /** Backwards, from the last to the first. */
    private String told(List<Step> way) {
        Step last = way.get(way.size() - 1);
        StringBuilder text = new StringBuilder(on.operation(last.to()).text());
        for (int i = way.size() - 1; i >= 0; i--) {
            Step step = way.get(i);
            Operation before = on.operation(step.from());
            if (reasoned(step)) {
                text.append(", which comes after ").append(brief(step.from())).append(" since ");
                text.append(on.operation(order.why(step.edge())).text());
            } else if (on.shows(step.to()) && on.saw(step.to(), step.from())) {
                text.append(", which shows ").append(brief(step.from()));
            } else if (on.source(step.to()) == step.from()) {
                text.append(", which ").append(before.client()).append(' ').append(past(before));
            } else if (ownOrder(step)) {
                text.append(" after it had ").append(done(before));
            } else {
                text.append(", which the store put after ").append(brief(step.from()));
            }
        }
        return text.toString();
    }

    /** Not what the store did to two changes of one client: operations have the order of their invocation. */
    private boolean ownOrder(Step step) {
        return step.from() < step.to()
                && on.operation(step.from())
                        .client()
                        .equals(on.operation(step.to()).client());
    }

    /** {@code read x → 1}, {@code written x=1}. */
    private static String done(Operation operation) {
        if (operation.command() instanceof Command.Write write) {
            return "written " + write.key() + "=" + write.value().text();
        }
        String text = operation.text().substring(operation.client().name().length() + 1);
        return operation.isRead() ? text : "done " + text;
    }

    /** How a value came to be there. */
    private static String past(Operation operation) {
        return operation.command() instanceof Command.Write
                ? "wrote"
                : operation.command() instanceof Command.Delete ? "deleted" : "left";
    }

    private String brief(int operation) {
        Operation named = on.operation(operation);
        return named.client() + "'s " + named.command().text();
    }

    /** {@code x=1}: what a change left. */
    private String left(int change) {
        Operation operation = on.operation(change);
        Value written = Effect.of(operation);
        return written == null ? brief(change) : operation.command().key() + "=" + written.text();
    }

    /** Those operations, as they stand. */
    public static List<Evidence> evidence(Dependencies on, int[] operations) {
        return Arrays.stream(operations)
                .mapToObj(on::operation)
                .map(Witness::evidence)
                .toList();
    }

    private static Evidence evidence(Operation operation) {
        boolean done = operation.ok() && !operation.isRead();
        return new Evidence(
                operation.id(),
                done ? operation.returnedNanos() : operation.invokedNanos(),
                operation.text() + ", from " + SimTime.text(operation.invokedNanos()) + " to "
                        + SimTime.text(operation.returnedNanos()));
    }
}
