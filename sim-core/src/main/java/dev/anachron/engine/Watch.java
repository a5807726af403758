package dev.anachron.engine;

import dev.anachron.spi.NodeState;
import dev.anachron.spi.NodeState.Field;
import dev.anachron.spi.NodeState.Lease;
import dev.anachron.trace.States;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks at nodes after each of their handlers and keeps what has changed. While nobody wants to know, it
 * only remembers who did something; what that came to it sees when somebody does.
 */
final class Watch {
    private static final NodeState DOWN = new NodeState("", 0, false, List.of());

    private final LongPredicate wanted;
    private final Map<SimProcess, Seen> nodes = new LinkedHashMap<>();
    private final List<States.Change> changes = new ArrayList<>();
    private final List<States.Leased> leases = new ArrayList<>();
    /** How many have done something since it looked at them. */
    private int unseen;

    private static final class Seen {
        NodeState state = DOWN;
        long atNanos;
        boolean unseen;
    }

    /**
     * Watches.
     *
     * @param wanted at which moments somebody wants to know
     */
    Watch(LongPredicate wanted) {
        this.wanted = wanted;
    }

    /** A handler's effects have taken place, or the node is no longer. */
    void changed(long atNanos, SimProcess process) {
        Seen seen = nodes.computeIfAbsent(process, unused -> new Seen());
        seen.atNanos = atNanos;
        if (!seen.unseen) {
            seen.unseen = true;
            unseen++;
        }
        if (wanted.test(atNanos)) {
            lookAtAll();
        }
    }

    private void lookAtAll() {
        if (unseen > 0) {
            nodes.forEach((process, seen) -> {
                if (seen.unseen) {
                    look(process, seen);
                }
            });
        }
    }

    private void look(SimProcess process, Seen seen) {
        seen.unseen = false;
        unseen--;
        NodeState before = seen.state;
        NodeState now = process.isUp() ? process.node().state() : DOWN;
        seen.state = now;
        compare(process, seen.atNanos, before, now);
    }

    private void compare(SimProcess process, long atNanos, NodeState before, NodeState now) {
        if (!before.role().equals(now.role())) {
            change(process, atNanos, States.ROLE, now.role().isEmpty() ? null : now.role());
        }
        if (before.leads() != now.leads()) {
            change(process, atNanos, States.LEADS, now.leads() ? "yes" : null);
        }
        for (int i = 0; i < now.fields().size(); i++) {
            Field field = now.fields().get(i);
            Field old = field(before, field.name(), i);
            if (old == null || !old.value().equals(field.value())) {
                change(process, atNanos, field.name(), field.value());
            }
        }
        for (int i = 0; i < before.fields().size(); i++) {
            Field old = before.fields().get(i);
            if (field(now, old.name(), i) == null) {
                change(process, atNanos, old.name(), null);
            }
        }
        compareLeases(process, atNanos, before.leases(), now.leases());
    }

    private void change(SimProcess process, long atNanos, String field, @Nullable String value) {
        changes.add(new States.Change(atNanos, process.id, field, value));
    }

    /** Most often it is in the same place. */
    private static @Nullable Field field(NodeState state, String name, int place) {
        List<Field> fields = state.fields();
        if (place < fields.size() && fields.get(place).name().equals(name)) {
            return fields.get(place);
        }
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        return null;
    }

    private void compareLeases(
            SimProcess process, long atNanos, List<Lease> before, List<Lease> now) {
        for (Lease lease : now) {
            if (!before.contains(lease)) {
                leases.add(new States.Leased(atNanos, process.id, lease.name(), lease));
            }
        }
        for (Lease old : before) {
            if (now.stream().noneMatch(lease -> lease.name().equals(old.name()))) {
                leases.add(new States.Leased(atNanos, process.id, old.name(), null));
            }
        }
    }

    States states() {
        return new States(List.copyOf(changes), List.copyOf(leases));
    }
}
