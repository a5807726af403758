package dev.anachron.load;

import dev.anachron.base.SimTime;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.scenario.Setup.PlannedFault;
import dev.anachron.spi.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code faults:}. */
final class FaultsReader {
    private static final List<String> DIRECTION = List.of("from", "to");
    private static final List<String> ON = List.of("on");

    private final Problems problems;
    private final Parties parties;
    private final Moments moments;
    private final List<FaultKind> kinds;

    FaultsReader(Problems problems, Parties parties, Moments moments, List<FaultKind> kinds) {
        this.problems = problems;
        this.parties = parties;
        this.moments = moments;
        this.kinds = kinds;
    }

    List<PlannedFault> read(@Nullable Tree tree) {
        List<String> names = kinds.stream().map(FaultKind::name).toList();
        List<String> keys =
                Stream.concat(Stream.of("at", "for"), names.stream()).toList();
        List<PlannedFault> faults = new ArrayList<>();
        for (Tree item : Fields.itemsOnly(tree, "'faults'", problems)) {
            Fields fields = Fields.of(item, "a fault", keys, problems);
            if (fields != null) {
                PlannedFault fault = fault(fields, keys);
                if (fault != null) {
                    faults.add(fault);
                }
            }
        }
        return faults;
    }

    private @Nullable PlannedFault fault(Fields fields, List<String> keys) {
        long at = moments.at(fields);
        long length = fields.read("for", Quantities::positiveDuration, SimTime.NEVER);
        Tree lasting = fields.find("for");
        if (lasting != null && length != SimTime.NEVER && SimTime.plus(at, length) > SimTime.LAST) {
            problems.add(lasting.place(), "this fault ends after " + Quantities.BEYOND);
        }
        List<FaultKind> given =
                kinds.stream().filter(kind -> fields.find(kind.name()) != null).toList();
        if (given.size() != 1) {
            // A misspelt kind has been reported as an unknown key already.
            if (fields.mapping().entries().stream().allMatch(e -> keys.contains(e.key()))) {
                problems.add(
                        fields.place(),
                        "a fault has one kind, not " + given.size() + "; expected one of "
                                + String.join(", ", keys.subList(2, keys.size())));
            }
            return null;
        }
        FaultKind kind = given.get(0);
        if (!kind.lasting() && fields.find("for") != null) {
            problems.add(
                    fields.placeOf("for"),
                    "'" + kind.name() + "' does not last; expected no 'for'");
        }
        int before = problems.all().size();
        FaultKind.Arguments arguments = arguments(kind, fields.find(kind.name()));
        return arguments == null || problems.all().size() > before
                ? null
                : new PlannedFault(at, length, kind.factory().apply(arguments));
    }

    private FaultKind.@Nullable Arguments arguments(FaultKind kind, @Nullable Tree tree) {
        if (tree == null) {
            return null;
        }
        return switch (kind.shape()) {
            case TARGETS ->
                new FaultKind.Arguments(
                        List.of(targets(tree, parties.nodes())), false, Settings.of(Map.of()));
            case PARTIES ->
                new FaultKind.Arguments(
                        List.of(targets(tree, parties.all())), false, Settings.of(Map.of()));
            case GROUPS -> groups(tree);
            case SETTINGS -> settings(kind, tree, DIRECTION, parties.all());
            case ON_TARGETS -> settings(kind, tree, ON, parties.nodes());
        };
    }

    private FaultKind.@Nullable Arguments groups(Tree tree) {
        if (tree instanceof Tree.Mapping) {
            Fields fields = Fields.of(tree, "a partition", DIRECTION, problems);
            Tree from = fields == null ? null : fields.need("from", "leader");
            Tree to = fields == null ? null : fields.need("to", "others");
            return from == null || to == null ? null : groups(List.of(from, to), true);
        }
        List<Tree> groups = tree instanceof Tree.Items items ? items.items() : List.of();
        if (groups.size() < 2) {
            problems.add(
                    tree.place(),
                    "a partition needs two groups or more; expected for example"
                            + " [[leader], [others]]");
            return null;
        }
        return groups(groups, false);
    }

    private FaultKind.Arguments groups(List<Tree> trees, boolean oneWay) {
        List<List<String>> groups = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        for (Tree tree : trees) {
            List<String> group = targets(tree, parties.all());
            group.stream().filter(word -> !named.add(word)).findFirst().ifPresent(twice -> {
                problems.add(tree.place(), "'" + twice + "' is in two groups of this partition");
            });
            groups.add(group);
        }
        return new FaultKind.Arguments(groups, oneWay, Settings.of(Map.of()));
    }

    /** A map of settings and of targets under these keys; a link without an end means all parties. */
    private FaultKind.@Nullable Arguments settings(
            FaultKind kind, Tree tree, List<String> ends, List<String> possible) {
        SettingsReader reader = new SettingsReader(kind.settings());
        List<String> keys =
                Stream.concat(ends.stream(), reader.names().stream()).toList();
        Fields fields = Fields.of(tree, "'" + kind.name() + "'", keys, problems);
        if (fields == null) {
            return null;
        }
        List<List<String>> groups = new ArrayList<>();
        for (String end : ends) {
            Tree given = ends.equals(ON) ? fields.need(end, "leader") : fields.find(end);
            groups.add(given == null ? possible : targets(given, possible));
        }
        return new FaultKind.Arguments(groups, false, reader.read(fields));
    }

    /** Names of these parties or words for roles. */
    private List<String> targets(Tree tree, List<String> possible) {
        List<String> words = new ArrayList<>();
        List<String> known =
                Stream.concat(possible.stream(), Targets.ROLES.stream()).toList();
        for (Fields.Word word : Fields.words(tree, problems)) {
            if (words.contains(word.text())) {
                problems.add(word.place(), "'" + word.text() + "' is named twice");
            } else if (known.contains(word.text())) {
                words.add(word.text());
            } else if (parties.clients().contains(word.text())) {
                problems.add(
                        word.place(),
                        "'" + word.text() + "' is a client; expected a node, since this fault"
                                + " befalls nodes");
            } else if (parties.certain()) {
                problems.unknown(word.place(), "target", word.text(), known);
            }
        }
        if (tree instanceof Tree.Items items && items.items().isEmpty()) {
            problems.add(tree.place(), "nobody is named here; expected at least one target");
        }
        return words;
    }
}
