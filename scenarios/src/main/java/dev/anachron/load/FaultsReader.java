package dev.anachron.load;

import dev.anachron.base.SimTime;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.FaultKind.Arguments;
import dev.anachron.fault.Filter;
import dev.anachron.scenario.Setup.PlannedFault;
import dev.anachron.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code faults:}. */
final class FaultsReader {
    /** What every fault has beside its kind. */
    static final List<String> TIMES = List.of("at", "for", "every");

    /** What says which messages a fault of the links concerns. */
    static final List<String> FILTER = List.of("from", "to", "type", "term", "key", "number");

    private static final List<String> ADD_OR_REMOVE = List.of("add", "remove");
    /** What other tools call these kinds. */
    private static final Map<String, String> SYNONYMS =
            Map.of("kill", "crash", "freeze", "pause", "drop", "loss", "skew", "clock");

    private static final String ON = "on";
    private static final String TO = "to";
    private static final long SHORTEST_INTERVAL = SimTime.MILLI;
    private static final Settings NONE = Settings.of(Map.of());

    private final Problems problems;
    private final Parties parties;
    private final Moments moments;
    private final MessageTypes messageTypes;
    private final TargetsReader targets;

    FaultsReader(Problems problems, Parties parties, Moments moments, MessageTypes messageTypes) {
        this.problems = problems;
        this.parties = parties;
        this.moments = moments;
        this.messageTypes = messageTypes;
        this.targets = new TargetsReader(problems, parties);
    }

    List<PlannedFault> read(@Nullable Tree tree, List<FaultKind> kinds) {
        List<String> keys = keys(kinds);
        List<PlannedFault> faults = new ArrayList<>();
        for (Tree item : Fields.itemsOnly(tree, "'faults'", problems)) {
            if (item instanceof Tree.Scalar scalar && "none".equals(scalar.text())) {
                continue; // it was taken out by its number, and the others keep theirs
            }
            Fields fields = Fields.of(explained(item, kinds, keys), "a fault", keys, problems);
            if (fields != null) {
                PlannedFault fault = fault(fields, kinds);
                if (fault != null) {
                    faults.add(fault);
                }
            }
        }
        return faults;
    }

    /** The fault without the keys that stand in the wrong place or have another name here. */
    private Tree explained(Tree item, List<FaultKind> kinds, List<String> keys) {
        if (!(item instanceof Tree.Mapping mapping)) {
            return item;
        }
        Tree.Mapping rest = mapping;
        for (Tree.Entry entry : mapping.entries()) {
            String key = entry.key();
            String elsewhere = keys.contains(key) ? null : owner(mapping, key, kinds);
            if (elsewhere != null) {
                problems.add(entry.place(), "'" + key + "' belongs to " + elsewhere);
                rest = rest.without(key);
            } else if (SYNONYMS.containsKey(key) && !keys.contains(key)) {
                String ours = SYNONYMS.get(key);
                problems.add(
                        entry.place(),
                        "unknown key " + Text.quoted(key) + "; did you mean '" + ours + "'?");
                rest = rest.without(key).with(new Tree.Entry(entry.place(), ours, entry.value()));
            }
        }
        return rest;
    }

    /** The kind of this fault that has such a setting, and how that is written; null for none. */
    private static @Nullable String owner(Tree.Mapping fault, String key, List<FaultKind> kinds) {
        for (FaultKind kind : kinds) {
            Tree given = fault.value(kind.name());
            boolean own = kind.settings().stream().anyMatch(s -> s.name().equals(key))
                    || (kind.shape() == FaultKind.Shape.LINKS && FILTER.contains(key));
            if (given != null && own) {
                boolean onTargets =
                        kind.shape() != FaultKind.Shape.LINKS && !(given instanceof Tree.Mapping);
                String whom = onTargets ? ON + ": " + TreeWriter.flow(given) + ", " : "";
                Tree value = Objects.requireNonNull(fault.value(key));
                return "'" + kind.name() + "'; expected " + kind.name() + ": { " + whom + key + ": "
                        + TreeWriter.flow(value) + " }";
            }
        }
        return null;
    }

    private static List<String> keys(List<FaultKind> kinds) {
        return Stream.concat(TIMES.stream(), kinds.stream().map(FaultKind::name))
                .toList();
    }

    private @Nullable PlannedFault fault(Fields fields, List<FaultKind> kinds) {
        long at = moments.at(fields);
        long length = length(fields, at);
        long every = every(fields, length);
        FaultKind kind = kind(fields, kinds);
        if (kind == null) {
            return null;
        }
        if (!kind.lasting()) {
            refuseLength(fields, "'" + kind.name() + "'");
        }
        int before = problems.all().size();
        Tree tree = fields.find(kind.name());
        Arguments arguments = tree == null ? null : arguments(kind, tree);
        if (arguments == null || problems.all().size() > before) {
            return null;
        }
        Fault fault = made(kind, arguments, fields.placeOf(kind.name()));
        if (fault != null && kind.lasting() && !fault.lasts()) {
            refuseLength(fields, "this " + kind.name() + " fault");
        }
        return fault == null ? null : new PlannedFault(at, length, every, fault);
    }

    private void refuseLength(Fields fields, String what) {
        for (String lasting : List.of("for", "every")) {
            if (fields.find(lasting) != null) {
                problems.add(
                        fields.placeOf(lasting),
                        what + " does not last; expected no '" + lasting + "'");
            }
        }
    }

    private long length(Fields fields, long at) {
        long length = fields.read("for", Quantities::positiveDuration, SimTime.NEVER);
        Tree lasting = fields.find("for");
        if (lasting != null && length != SimTime.NEVER && SimTime.plus(at, length) > SimTime.LAST) {
            problems.add(lasting.place(), "this fault ends after " + Quantities.BEYOND);
        }
        return length;
    }

    private long every(Fields fields, long length) {
        long every = fields.read("every", Quantities::positiveDuration, SimTime.NEVER);
        if (every < SHORTEST_INTERVAL) {
            problems.add(
                    fields.placeOf("every"),
                    "a fault cannot strike so often; expected every "
                            + SimTime.span(SHORTEST_INTERVAL) + " or less often");
        } else if (every != SimTime.NEVER && every >= length) {
            problems.add(
                    fields.placeOf("every"),
                    "this fault never strikes a second time; expected 'every' to be shorter than"
                            + " 'for', which is " + SimTime.span(length));
        }
        return every;
    }

    private @Nullable FaultKind kind(Fields fields, List<FaultKind> kinds) {
        List<FaultKind> given =
                kinds.stream().filter(kind -> fields.find(kind.name()) != null).toList();
        if (given.size() == 1) {
            return given.get(0);
        }
        List<String> keys = keys(kinds);
        // A misspelt kind has been reported as an unknown key already.
        if (fields.mapping().entries().stream().allMatch(e -> keys.contains(e.key()))) {
            problems.add(
                    fields.place(),
                    "a fault has one kind, not " + given.size() + "; expected one of "
                            + String.join(", ", keys.subList(TIMES.size(), keys.size())));
        }
        return null;
    }

    private @Nullable Fault made(FaultKind kind, Arguments arguments, Place place) {
        try {
            return kind.factory().apply(arguments);
        } catch (IllegalArgumentException e) {
            problems.add(place, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable Arguments arguments(FaultKind kind, Tree tree) {
        return switch (kind.shape()) {
            case TARGETS -> Arguments.on(targets.nodes(tree), NONE);
            case PARTIES -> parties(kind, tree);
            case GROUPS -> new PartitionReader(problems, parties, targets).read(tree);
            case LINKS -> messages(kind, tree);
            case ON_TARGETS -> settings(kind, tree, targets::nodes);
            case ON_TARGETS_TO -> settingsAndTo(kind, tree);
            case ADD_OR_REMOVE -> addOrRemove(kind, tree);
        };
    }

    /** The short form names the targets alone. */
    private @Nullable Arguments parties(FaultKind kind, Tree tree) {
        if (tree instanceof Tree.Mapping) {
            return settings(kind, tree, targets::parties);
        }
        Fields nothing = Fields.ofOptional(null, "", List.of(), problems);
        return nothing == null
                ? null
                : Arguments.on(targets.parties(tree), reader(kind).read(nothing));
    }

    private @Nullable Arguments addOrRemove(FaultKind kind, Tree tree) {
        Fields fields = Fields.of(tree, "'" + kind.name() + "'", ADD_OR_REMOVE, problems);
        if (fields == null) {
            return null;
        }
        List<List<String>> groups = new ArrayList<>();
        for (String word : ADD_OR_REMOVE) {
            Tree given = fields.find(word);
            groups.add(given == null ? List.of() : targets.nodes(given));
        }
        boolean known = fields.mapping().entries().stream()
                .allMatch(entry -> ADD_OR_REMOVE.contains(entry.key()));
        if (known && (fields.find("add") == null) == (fields.find("remove") == null)) {
            problems.add(
                    tree.place(),
                    "'" + kind.name() + "' does one thing; expected either 'add' or 'remove'");
        }
        return Arguments.groups(groups, false);
    }

    private @Nullable Arguments settings(
            FaultKind kind, Tree tree, Function<Tree, List<String>> reading) {
        SettingsReader reader = reader(kind);
        Fields fields = fields(kind, tree, List.of(ON), reader);
        Tree on = fields == null ? null : fields.need(ON, "leader");
        return fields == null || on == null
                ? null
                : Arguments.on(reading.apply(on), reader.read(fields));
    }

    private @Nullable Arguments settingsAndTo(FaultKind kind, Tree tree) {
        SettingsReader reader = reader(kind);
        Fields fields = fields(kind, tree, List.of(ON, TO), reader);
        Tree on = fields == null ? null : fields.need(ON, "leader");
        if (fields == null || on == null) {
            return null;
        }
        Tree to = fields.find(TO);
        List<String> whose = targets.nodes(on);
        List<String> whom = to == null ? List.of() : targets.parties(to);
        if (to != null && whose.size() == 1 && whom.equals(whose)) {
            problems.add(
                    to.place(),
                    "'" + whom.get(0) + "' does nothing to itself; expected somebody else");
        }
        return Arguments.onTo(whose, whom, reader.read(fields));
    }

    /** An end that is missing means every party. */
    private @Nullable Arguments messages(FaultKind kind, Tree tree) {
        SettingsReader reader = reader(kind);
        Fields fields = fields(kind, tree, FILTER, reader);
        if (fields == null) {
            return null;
        }
        Tree from = fields.find("from");
        Tree to = fields.find(TO);
        Tree types = fields.find("type");
        Filter filter = new Filter(
                from == null ? parties.all() : targets.parties(from),
                to == null ? parties.all() : targets.parties(to),
                types == null ? List.of() : types(types),
                term(fields),
                fields.find("key") == null ? null : fields.read("key", String::strip, ""),
                fields.find("number") == null
                        ? null
                        : fields.read("number", FaultsReader::number, 0L));
        return Arguments.messages(filter, reader.read(fields));
    }

    private SettingsReader reader(FaultKind kind) {
        return new SettingsReader(kind.settings(), parties.nodesAtMost());
    }

    /** Who or which is meant, and the fault's own settings. */
    private @Nullable Fields fields(
            FaultKind kind, Tree tree, List<String> whom, SettingsReader reader) {
        List<String> keys =
                Stream.concat(whom.stream(), reader.names().stream()).toList();
        String example = whom.contains(ON) ? whom.get(0) + ": leader" : example(kind, whom);
        return Fields.ofMap(
                tree, "'" + kind.name() + "'", keys, "such as { " + example + " }", problems);
    }

    /** A fault of links concerns all messages unless it says which; how bad it is comes first. */
    private static String example(FaultKind kind, List<String> whom) {
        return kind.settings().stream()
                .filter(setting -> !setting.fallback().isEmpty())
                .findFirst()
                .map(setting -> setting.name() + ": " + setting.fallback())
                .orElse(whom.get(0) + ": leader");
    }

    private List<String> types(Tree tree) {
        List<String> types = new ArrayList<>();
        if (Fields.items(tree).isEmpty()) {
            problems.add(tree.place(), "no type of message is named here; expected at least one");
        }
        for (Fields.Word word : Fields.words(tree, problems)) {
            messageTypes.check(word.place(), word.text());
            types.add(word.text());
        }
        return types;
    }

    private static @Nullable Long term(Fields fields) {
        return fields.find("term") == null ? null : fields.read("term", FaultsReader::term, 0L);
    }

    private static long term(String text) throws Malformed {
        long term = Quantities.whole(text);
        if (term < 0) {
            throw new Malformed(Text.quoted(text) + " is negative; expected a term of 0 or more");
        }
        return term;
    }

    private static long number(String text) throws Malformed {
        long number = Quantities.whole(text);
        if (number < 1) {
            throw new Malformed(Text.quoted(text)
                    + " is no message's number; expected 1 or more, as in the trace");
        }
        return number;
    }
}
