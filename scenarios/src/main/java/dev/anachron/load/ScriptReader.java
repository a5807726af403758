package dev.anachron.load;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.client.ClientSettings;
import dev.anachron.scenario.Setup.ClientPlan;
import dev.anachron.scenario.Setup.Cluster;
import dev.anachron.scenario.Setup.ScriptStep;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code script:}. */
final class ScriptReader {
    private static final List<String> COMMANDS =
            List.of("read", "write", "add", "cas", "put-if-absent", "delete", "insert", "remove");
    static final List<String> KEYS = Stream.of(
                    List.of("at", "client"), COMMANDS, List.of(Consistency.KEY))
            .flatMap(List::stream)
            .toList();

    private final Problems problems;
    private final Parties parties;
    private final Moments moments;
    private final @Nullable Cluster cluster;

    /**
     * A reader of steps.
     *
     * @param cluster whom the clients ask; null when that cannot be read
     */
    ScriptReader(Problems problems, Parties parties, Moments moments, @Nullable Cluster cluster) {
        this.problems = problems;
        this.parties = parties;
        this.moments = moments;
        this.cluster = cluster;
    }

    List<ScriptStep> read(@Nullable Tree tree, List<ClientPlan> clients) {
        List<ScriptStep> steps = new ArrayList<>();
        for (Tree item : Fields.itemsOnly(tree, "'script'", problems)) {
            Fields fields = Fields.of(item, "a step", KEYS, problems);
            Command command = fields == null ? null : command(fields);
            if (fields != null) {
                long at = moments.at(fields);
                String client = client(fields);
                if (command != null) {
                    refuseConditional(fields, command);
                    steps.add(new ScriptStep(
                            at,
                            new NodeId(client),
                            command,
                            Consistency.level(fields, command, cluster, sees(client, clients))));
                }
            }
        }
        return steps;
    }

    /** Whoever looks and then writes needs one order of all commands. */
    private void refuseConditional(Fields step, Command command) {
        if (command.conditional() && cluster != null && cluster.protocol().leaderless()) {
            problems.add(
                    step.placeOf(command.function()),
                    "'" + command.function()
                            + "' needs one order of all commands, which the protocol '"
                            + cluster.protocol().name()
                            + "' has not; expected for example protocol: raft");
        }
    }

    private List<NodeId> sees(String client, List<ClientPlan> clients) {
        return clients.stream()
                .map(ClientPlan::settings)
                .filter(settings -> parties.certain() && settings.id().name().equals(client))
                .findFirst()
                .map(ClientSettings::sees)
                .orElse(List.of());
    }

    private String client(Fields fields) {
        String name = fields.require("client", "c1", text -> text, "");
        Tree tree = fields.find("client");
        boolean unknown = !name.isEmpty() && !parties.clients().contains(name);
        if (tree != null && unknown && parties.certain()) {
            problems.unknown(tree.place(), "client", name, parties.clients());
        }
        return name;
    }

    private @Nullable Command command(Fields fields) {
        List<String> given =
                COMMANDS.stream().filter(name -> fields.find(name) != null).toList();
        if (given.size() != 1) {
            problems.add(
                    fields.place(),
                    "a step has one command, not " + given.size() + "; expected one of "
                            + String.join(", ", COMMANDS));
            return null;
        }
        String function = given.get(0);
        Tree argument = fields.find(function);
        if (argument == null) {
            return null;
        }
        if (function.equals("read") || function.equals("delete")) {
            String key = Fields.scalar(argument, Names::key, problems);
            return key == null
                    ? null
                    : function.equals("read") ? new Command.Read(key) : new Command.Delete(key);
        }
        return change(function, argument);
    }

    /** {@code { x: 1 }}, and {@code { x: [1, 2] }} for compare-and-set. */
    private @Nullable Command change(String function, Tree argument) {
        String example = function.equals("cas") ? "{ x: [1, 2] }" : "{ x: 1 }";
        if (!(argument instanceof Tree.Mapping map) || map.entries().size() != 1) {
            problems.add(
                    argument.place(),
                    "'" + function + "' is " + argument.kind() + "; expected one key and its value,"
                            + " for example " + example);
            return null;
        }
        Tree.Entry entry = map.entries().get(0);
        String key =
                Fields.scalar(new Tree.Scalar(entry.place(), entry.key()), Names::key, problems);
        List<Long> numbers = numbers(entry.value(), function.equals("cas") ? 2 : 1, example);
        if (key == null || numbers == null) {
            return null;
        }
        return switch (function) {
            case "write" -> new Command.Write(key, numbers.get(0));
            case "add" -> new Command.Add(key, numbers.get(0));
            case "insert" -> new Command.Insert(key, numbers.get(0));
            case "put-if-absent" -> new Command.PutIfAbsent(key, numbers.get(0));
            case "remove" -> new Command.Remove(key, numbers.get(0));
            default -> new Command.CompareAndSet(key, numbers.get(0), numbers.get(1));
        };
    }

    private @Nullable List<Long> numbers(Tree value, int count, String example) {
        if (value instanceof Tree.Items != count > 1 || Fields.items(value).size() != count) {
            problems.add(
                    value.place(), "this is " + value.kind() + "; expected for example " + example);
            return null;
        }
        List<Long> numbers = new ArrayList<>();
        for (Tree item : Fields.items(value)) {
            Long number = Fields.scalar(item, Quantities::whole, problems);
            if (number != null) {
                numbers.add(number);
            }
        }
        return numbers.size() == count ? numbers : null;
    }
}
