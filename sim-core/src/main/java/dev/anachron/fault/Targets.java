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

    /** Of them those that mean a single node of a group: where there are several, they have to say which. */
    public static final List<String> LEADERS = List.of("leader", "primary");

    private static final String IN = ":";

    private Targets() {}

    /** The word for a role among the nodes of a shard: {@code leader:s2}. */
    public static String of(String role, String shard) {
        return role + IN + shard;
    }

    /** The word without the shard that it may name. */
    public static String role(String word) {
        int colon = word.indexOf(IN);
        return colon < 0 ? word : word.substring(0, colon);
    }

    /** The shard that it names; empty for none. */
    public static String shard(String word) {
        return word.substring(Math.min(word.length(), role(word).length() + IN.length()));
    }

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
