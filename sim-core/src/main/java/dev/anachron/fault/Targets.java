package dev.anachron.fault;

import dev.anachron.base.NodeId;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the words of a scenario into parties at the moment a fault strikes. */
public final class Targets {
    /** Every node that no other group of the same fault names. */
    public static final String OTHERS = "others";

    /** The word for those who are not nodes. */
    public static final String CLIENTS = "clients";

    /** The words that a scenario may use beside the names of parties. */
    public static final List<String> ROLES = List.of(
            "leader",
            "followers",
            OTHERS,
            "all",
            "one",
            "minority",
            "majority",
            "primary",
            "backups",
            CLIENTS);

    private Targets() {}

    /** One group, without repetition. */
    public static List<NodeId> resolve(World world, List<String> words) {
        return resolveGroups(world, List.of(words)).get(0);
    }

    /** Several groups at once; {@code others} is what remains when all else is known. */
    public static List<List<NodeId>> resolveGroups(World world, List<List<String>> groups) {
        Set<NodeId> named = new LinkedHashSet<>();
        List<Set<NodeId>> resolved = new ArrayList<>();
        for (List<String> words : groups) {
            Set<NodeId> group = new LinkedHashSet<>();
            for (String word : words) {
                if (!word.equals(OTHERS)) {
                    group.addAll(world.resolve(word));
                }
            }
            named.addAll(group);
            resolved.add(group);
        }
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).contains(OTHERS)) {
                for (NodeId node : world.nodes()) {
                    if (!named.contains(node)) {
                        resolved.get(i).add(node);
                    }
                }
            }
        }
        return resolved.stream().map(List::copyOf).toList();
    }

    /** {@code n1 n2}, or {@code nobody}. */
    public static String text(List<NodeId> parties) {
        return parties.isEmpty()
                ? "nobody"
                : parties.stream().map(NodeId::name).collect(Collectors.joining(" "));
    }
}
