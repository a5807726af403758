package dev.anachron.load;

import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Items;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.load.Tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that names a system, as if somebody had written its protocol, its settings and its levels in
 * our words. What the scenario says itself comes before what the profile says.
 */
final class SystemInPlace {
    static final String KEY = "system";
    private static final String CLUSTER = "cluster";
    private static final String SETTINGS = "settings";

    private final SystemProfile profile;
    private final Place place;
    private final Problems problems;

    private SystemInPlace(SystemProfile profile, Place place, Problems problems) {
        this.profile = profile;
        this.place = place;
        this.problems = problems;
    }

    /** The scenario as it is when it names none, or one that does not exist. */
    static Mapping of(Mapping tree, Problems problems) {
        Mapping cluster = tree.value(CLUSTER) instanceof Mapping mapping ? mapping : null;
        Tree named = cluster == null ? null : cluster.value(KEY);
        String name = named == null ? null : Fields.scalar(named, text -> text, problems);
        if (cluster == null || named == null || name == null) {
            return tree;
        }
        if (!SystemProfile.NAMES.contains(name)) {
            problems.unknown(named.place(), KEY, name, SystemProfile.NAMES);
            return tree;
        }
        SystemProfile profile = SystemProfile.named(name, named.place());
        SystemInPlace system = new SystemInPlace(profile, named.place(), problems);
        Mapping changed = tree.with(entry(tree, CLUSTER, system.cluster(cluster)));
        changed = system.clients(changed);
        return system.script(changed);
    }

    /** In the place of that key, if it is there. */
    private static Entry entry(Mapping of, String key, Tree value) {
        Entry old = of.find(key);
        return new Entry(old == null ? value.place() : old.place(), key, value);
    }

    // The cluster

    private Mapping cluster(Mapping given) {
        Entry protocol = given.find("protocol");
        if (protocol != null) {
            problems.add(
                    protocol.place(),
                    "both a system and a protocol; expected one of them: " + profile.name()
                            + " runs protocol '" + profile.protocol() + "' here");
        }
        Mapping cluster = given.without(KEY)
                .with(new Entry(place, "protocol", new Scalar(place, profile.protocol())));
        Mapping settings =
                given.value(SETTINGS) instanceof Mapping own ? own : new Mapping(place, List.of());
        for (Entry option : profile.part("options").entries()) {
            Entry chosen = settings.find(option.key());
            settings = settings.without(option.key());
            Mapping means = chosen == null ? null : meaning(option, chosen);
            if (means != null) {
                settings = beneath(settings, means.value(SETTINGS));
                cluster = beneath(cluster, means.without(SETTINGS));
            }
        }
        settings = beneath(settings, lines(profile.part(SETTINGS)));
        cluster = beneath(cluster, lines(profile.part("nodes-have")));
        boolean unreadable =
                given.value(SETTINGS) != null && !(given.value(SETTINGS) instanceof Mapping);
        return unreadable ? cluster : cluster.with(entry(given, SETTINGS, settings));
    }

    /** What a value of one of the system's own settings is here; null, and a problem, when it is none. */
    private @Nullable Mapping meaning(Entry option, Entry chosen) {
        Mapping values = (Mapping) option.value();
        String value = Fields.scalar(chosen.value(), text -> text, problems);
        if (value == null) {
            return null;
        }
        if (SystemProfile.is(values, value) instanceof Mapping meaning) {
            return meaning;
        }
        List<String> offered = values.entries().stream().map(Entry::key).toList();
        problems.unknown(chosen.value().place(), "value", value, offered);
        return null;
    }

    private static Mapping lines(Mapping part) {
        List<Entry> lines = new ArrayList<>();
        for (Entry line : part.entries()) {
            Tree value = SystemProfile.is(part, line.key());
            if (value != null) {
                lines.add(new Entry(line.place(), line.key(), value));
            }
        }
        return new Mapping(part.place(), lines);
    }

    /** What the first map does not say, the second does. */
    private static Mapping beneath(Mapping first, @Nullable Tree second) {
        Mapping merged = first;
        if (second instanceof Mapping other) {
            for (Entry entry : other.entries()) {
                merged = merged.find(entry.key()) == null ? merged.with(entry) : merged;
            }
        }
        return merged;
    }

    // Levels

    private Mapping clients(Mapping tree) {
        return eachOf(tree, "clients", this::client);
    }

    private Mapping client(Mapping client) {
        Tree given = client.value(Consistency.KEY);
        String reads = profile.usual(Consistency.READS);
        String writes = profile.usual(Consistency.WRITES);
        Place at = given == null ? place : given.place();
        if (given instanceof Scalar one) {
            reads = offered(one, Consistency.READS);
            writes = profile.level(SystemProfile.text(one), Consistency.WRITES) == null
                    ? writes
                    : SystemProfile.text(one);
        } else if (given instanceof Mapping both) {
            Tree ofReads = both.value(Consistency.READS);
            Tree ofWrites = both.value(Consistency.WRITES);
            reads = ofReads == null ? reads : offered(ofReads, Consistency.READS);
            writes = ofWrites == null ? writes : offered(ofWrites, Consistency.WRITES);
            if (both.entries().stream()
                    .anyMatch(entry -> !Consistency.KEYS.contains(entry.key()))) {
                return client; // whoever reads it says so
            }
        } else if (given != null) {
            return client;
        }
        List<Entry> levels = new ArrayList<>();
        Mapping changed = put(client, reads, Consistency.READS, at, levels);
        changed = put(changed, writes, Consistency.WRITES, at, levels);
        return changed.with(entry(client, Consistency.KEY, new Mapping(at, levels)));
    }

    /** Adds what a level is here to the levels, and what else it means for the client to that. */
    private Mapping put(
            Mapping client, @Nullable String level, String kind, Place at, List<Entry> levels) {
        Tree means = level == null ? null : profile.level(level, kind);
        if (means instanceof Scalar word) {
            levels.add(new Entry(at, kind, new Scalar(at, word.text())));
        } else if (means instanceof Mapping more) {
            levels.add(
                    new Entry(at, kind, new Scalar(at, SystemProfile.text(more.value("level")))));
            return beneath(client, more.without("level"));
        }
        return client;
    }

    private Mapping script(Mapping tree) {
        return eachOf(tree, "script", step -> {
            Tree given = step.value(Consistency.KEY);
            String kind = step.find("read") == null ? Consistency.WRITES : Consistency.READS;
            String level = given == null ? null : offered(given, kind);
            Tree means = level == null ? null : profile.level(level, kind);
            Tree word = means instanceof Mapping mapping ? mapping.value("level") : means;
            return given == null || word == null
                    ? step.without(given == null ? "" : Consistency.KEY)
                    : step.with(entry(
                            step,
                            Consistency.KEY,
                            new Scalar(given.place(), SystemProfile.text(word))));
        });
    }

    /** The name of a level; null, and a problem with what there is, when the system has none such. */
    private @Nullable String offered(Tree given, String kind) {
        String level = Fields.scalar(given, text -> text, problems);
        if (level == null || profile.level(level, kind) != null) {
            return level;
        }
        List<String> names = profile.levels(kind);
        problems.add(
                given.place(),
                profile.name() + " offers no level " + Text.quoted(level) + " for " + kind
                        + (names.isEmpty()
                                ? ": all its " + kind + " are alike; expected none"
                                : Nearest.expectation(level, names)));
        return null;
    }

    private interface Change {
        Mapping of(Mapping item);
    }

    /** The tree with every map of a list changed. */
    private static Mapping eachOf(Mapping tree, String key, Change change) {
        if (!(tree.value(key) instanceof Items list)) {
            return tree;
        }
        List<Tree> items = new ArrayList<>();
        for (Tree item : list.items()) {
            items.add(item instanceof Mapping mapping ? change.of(mapping) : item);
        }
        return tree.with(entry(tree, key, new Items(list.place(), items)));
    }
}
