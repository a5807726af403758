package dev.anachron.load;

import dev.anachron.base.Shards.Shard;
import dev.anachron.fault.Targets;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the targets of faults: names of parties, regions, and words for roles. */
final class TargetsReader {
    private static final String REGION = "region:";
    private static final String ALL = "all";

    private final Problems problems;
    private final Parties parties;

    TargetsReader(Problems problems, Parties parties) {
        this.problems = problems;
        this.parties = parties;
    }

    /** Targets of a fault that befalls nodes. */
    List<String> nodes(Tree tree) {
        List<String> roles = Targets.ROLES.stream()
                .filter(role -> !role.equals(Targets.CLIENTS))
                .toList();
        return read(tree, parties.nodes(), roles);
    }

    /** Targets of a fault that befalls messages. */
    List<String> parties(Tree tree) {
        return read(tree, parties.all(), Targets.ROLES);
    }

    /** Who a word certainly means, whatever happens in the run; nobody where that is open. */
    List<String> members(String word) {
        if (parties.all().contains(word)) {
            return List.of(word);
        }
        if (!Targets.shard(word).isEmpty()) {
            return Targets.role(word).equals(ALL)
                    ? Parties.names(parties.shards().named(Targets.shard(word)).nodes())
                    : List.of();
        }
        return switch (word) {
            case ALL -> parties.nodes();
            case Targets.CLIENTS -> parties.clients();
            default -> List.of();
        };
    }

    private List<String> read(Tree tree, List<String> possible, List<String> roles) {
        List<String> words = new ArrayList<>();
        for (Fields.Word word : Fields.words(tree, problems)) {
            for (String target : meant(word, possible, roles)) {
                if (words.contains(target)) {
                    problems.add(word.place(), twice(word.text(), target));
                } else {
                    words.add(target);
                }
            }
        }
        if (tree instanceof Tree.Items items && items.items().isEmpty()) {
            problems.add(tree.place(), "nobody is named here; expected at least one target");
        }
        return words;
    }

    private static String twice(String word, String target) {
        return "'" + target + "' is named twice"
                + (word.equals(target) ? "" : ", once by '" + word + "'");
    }

    /** A region stands for those who are in it; any other word for itself. */
    private List<String> meant(Fields.Word word, List<String> possible, List<String> roles) {
        String text = word.text();
        if (text.startsWith(REGION)) {
            return region(word, possible);
        }
        if (namesShard(text)) {
            return ofShard(word);
        }
        if (Targets.LEADERS.contains(text) && parties.shards().divided()) {
            problems.add(
                    word.place(),
                    "each shard has a '" + text + "'; expected one of "
                            + shards().stream()
                                    .map(shard -> Targets.of(text, shard))
                                    .collect(Collectors.joining(", ")));
            return List.of();
        }
        List<String> known = Stream.concat(possible.stream(), roles.stream()).toList();
        if (known.contains(text)) {
            return List.of(text);
        }
        if (parties.clients().contains(text) || text.equals(Targets.CLIENTS)) {
            String what = text.equals(Targets.CLIENTS) ? "are not nodes" : "is a client";
            problems.add(
                    word.place(),
                    "'" + text + "' " + what + "; expected a node, since this fault befalls nodes");
        } else if (parties.certain()) {
            problems.unknown(word.place(), "target", text, known);
        }
        return List.of();
    }

    /** A role with a shard, even if one of the two is not known. */
    private boolean namesShard(String text) {
        String shard = Targets.shard(text);
        boolean known = Targets.ROLES.contains(Targets.role(text)) || shards().contains(shard);
        return !shard.isEmpty() && known;
    }

    /** {@code leader:s2}, which stands for itself. */
    private List<String> ofShard(Fields.Word word) {
        String role = Targets.role(word.text());
        String shard = Targets.shard(word.text());
        if (!parties.shards().divided()) {
            problems.add(
                    word.place(),
                    "'" + word.text() + "' speaks of a shard, and this cluster is not divided;"
                            + " expected " + role + ", or 'shards' in 'cluster'");
            return List.of();
        }
        if (!Targets.ROLES.contains(role)) {
            problems.unknown(word.place(), "target", role, Targets.ROLES);
            return List.of();
        }
        if (role.equals(Targets.OTHERS) || role.equals(Targets.CLIENTS)) {
            problems.add(
                    word.place(),
                    "'" + role + "' are not those of a shard; expected " + role + " alone");
            return List.of();
        }
        if (!shards().contains(shard)) {
            problems.unknown(word.place(), "shard", shard, shards());
            return List.of();
        }
        return List.of(word.text());
    }

    private List<String> shards() {
        return parties.shards().all().stream().map(Shard::name).toList();
    }

    private List<String> region(Fields.Word word, List<String> possible) {
        String name = word.text().substring(REGION.length()).strip();
        List<String> there = parties.regions().get(name);
        if (parties.regions().isEmpty()) {
            problems.add(
                    word.place(),
                    "the network has no regions; expected a node, or regions in 'network'");
            return List.of();
        }
        if (there == null) {
            problems.unknown(
                    word.place(), "region", name, List.copyOf(parties.regions().keySet()));
            return List.of();
        }
        List<String> meant = there.stream().filter(possible::contains).toList();
        if (meant.isEmpty() && parties.certain()) {
            problems.add(
                    word.place(),
                    "there is no node in the region '" + name
                            + "'; expected one, since this fault befalls nodes");
        }
        return meant;
    }
}
