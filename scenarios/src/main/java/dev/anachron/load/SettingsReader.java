package dev.anachron.load;

import dev.anachron.base.Latency;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the settings that a protocol, a workload or a fault declares, and completes them. */
final class SettingsReader {
    private static final long NUMBER_AT_MOST = 1_000_000;

    private final List<Setting> settings;
    private final int nodes;
    private final boolean ofShards;

    /**
     * Reads these.
     *
     * @param nodes how many nodes there are; as many as there may be where that is not known
     */
    SettingsReader(List<Setting> settings, int nodes) {
        this(settings, nodes, false);
    }

    private SettingsReader(List<Setting> settings, int nodes, boolean ofShards) {
        this.settings = settings;
        this.nodes = nodes;
        this.ofShards = ofShards;
    }

    /** Reads what holds for each shard by itself. */
    static SettingsReader ofShards(List<Setting> settings, Parties parties) {
        int nodes = parties.certain() ? parties.smallestShard() : parties.nodesAtMost();
        return new SettingsReader(settings, nodes, parties.shards().divided());
    }

    List<String> names() {
        return settings.stream().map(Setting::name).toList();
    }

    Settings read(Fields fields) {
        Map<String, Object> values = new TreeMap<>();
        for (Setting setting : settings) {
            Object value = value(fields, setting);
            if (value != null) {
                values.put(setting.name(), value);
            }
        }
        return Settings.of(values);
    }

    private @Nullable Object value(Fields fields, Setting setting) {
        Object fallback = fallback(setting);
        Tree tree = fields.find(setting.name());
        if (tree == null) {
            return fallback;
        }
        if (setting.kind() == Setting.Kind.NAMES) {
            return names(tree, setting, fields.problems());
        }
        if (setting.kind() == Setting.Kind.LATENCY) {
            Latency stopgap = fallback instanceof Latency latency ? latency : Latency.constant(1);
            return new LatencyReader(fields.problems()).read(tree, stopgap);
        }
        Object value =
                Fields.scalar(tree, text -> parse(text, setting, fallback), fields.problems());
        return value == null ? fallback : value;
    }

    private static List<String> names(Tree tree, Setting setting, Problems problems) {
        List<String> names = new ArrayList<>();
        for (Fields.Word word : Fields.words(tree, problems)) {
            if (setting.choices().contains(word.text())) {
                names.add(word.text());
            } else {
                problems.unknown(word.place(), "value", word.text(), setting.choices());
            }
        }
        return names.stream().distinct().toList();
    }

    private @Nullable Object fallback(Setting setting) {
        if (setting.kind() == Setting.Kind.NAMES) {
            return setting.fallback().isEmpty()
                    ? List.of()
                    : List.of(setting.fallback().split(" *, *"));
        }
        if (setting.fallback().isEmpty()) {
            return null;
        }
        try {
            return raw(setting.fallback(), setting);
        } catch (Malformed e) {
            throw new IllegalStateException("default of '" + setting.name() + "': " + e.text(), e);
        }
    }

    /**
     * A value that is zero or negative only where the default is: no timer fires every zero
     * milliseconds, and no probability is below zero.
     */
    private Object parse(String text, Setting setting, @Nullable Object fallback) throws Malformed {
        if (setting.kind() == Setting.Kind.SHARE
                && fallback instanceof Double share
                && share >= 0) {
            return Quantities.probability(text);
        }
        Object value = raw(text, setting);
        if (fallback == null || setting.kind() == Setting.Kind.SIGNED_DURATION) {
            return value;
        }
        long least = least(value);
        if (least < 0 || (least == 0 && least(fallback) != 0)) {
            throw new Malformed(Text.quoted(text) + " is too small; expected more than zero");
        }
        return value;
    }

    private static long least(Object value) {
        if (value instanceof Settings.Range range) {
            return range.lowNanos();
        }
        return value instanceof Long number ? number : 1;
    }

    private Object raw(String text, Setting setting) throws Malformed {
        return switch (setting.kind()) {
            case DURATION -> Quantities.duration(text);
            case SIGNED_DURATION -> Quantities.signedDuration(text);
            case SIZE -> Quantities.size(text);
            case BANDWIDTH -> Quantities.bandwidth(text);
            case LATENCY -> Latency.constant(Quantities.duration(text));
            case DURATION_RANGE -> Quantities.range(text);
            case CHOICE -> Names.oneOf(setting.choices()).read(text);
            case FLAG -> flag(text);
            case NUMBER -> atMost(text, NUMBER_AT_MOST, "");
            case NODES ->
                atMost(
                        text,
                        nodes,
                        ", which is how many nodes "
                                + (ofShards ? "the smallest shard has" : "there are"));
            case PEERS ->
                atMost(
                        text,
                        nodes - 1,
                        ", which is all nodes " + (ofShards ? "of the smallest shard " : "")
                                + "but one");
            case DECIMAL -> Quantities.plain(text);
            case SHARE -> Quantities.share(text);
            case NAMES -> throw new IllegalStateException("names are a list");
        };
    }

    private static long atMost(String text, long most, String why) throws Malformed {
        long number = Quantities.whole(text);
        if (number > most) {
            throw new Malformed(
                    Text.quoted(text) + " is too large; expected at most " + most + why);
        }
        return number;
    }

    /** Only YAML 1.2's own two words. */
    static boolean flag(String text) throws Malformed {
        return Names.oneOf(List.of("true", "false")).read(text).equals("true");
    }
}
