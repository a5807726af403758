package dev.anachron.load;

import dev.anachron.spi.Settings;
import dev.anachron.workload.WorkloadKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a client's {@code workload: { register: { keys: 1 } }}, or just {@code register}. */
final class WorkloadReader {
    private final Problems problems;
    private final @Nullable WorkloadKind kind;
    private final @Nullable Tree given;

    WorkloadReader(Fields client, List<WorkloadKind> workloads) {
        this.problems = client.problems();
        Tree tree = client.find("workload");
        List<String> names = workloads.stream().map(WorkloadKind::name).toList();
        Place place = null;
        String name = null;
        if (tree instanceof Tree.Mapping mapping && mapping.entries().size() == 1) {
            Tree.Entry entry = mapping.entries().get(0);
            place = entry.place();
            name = entry.key();
            given = mapping.value(name);
        } else {
            given = null;
            if (tree instanceof Tree.Scalar scalar) {
                place = tree.place();
                name = scalar.text();
            } else if (tree != null) {
                problems.add(
                        tree.place(),
                        "a workload has one kind; expected for example"
                                + " workload: { register: { keys: 1 } }");
            }
        }
        if (name != null && place != null && !names.contains(name)) {
            problems.unknown(place, "workload", name, names);
        }
        int index = name == null ? -1 : names.indexOf(name);
        kind = index < 0 ? null : workloads.get(index);
    }

    /** Null when there is none, or none that can be read. */
    @Nullable
    WorkloadKind kind() {
        return kind;
    }

    Settings settings() {
        if (kind == null) {
            return Settings.of(Map.of());
        }
        SettingsReader reader = new SettingsReader(kind.settings(), ClusterReader.NODES_AT_MOST);
        Fields fields = Fields.ofOptional(given, "the workload", reader.names(), problems);
        return fields == null ? Settings.of(Map.of()) : reader.read(fields);
    }
}
