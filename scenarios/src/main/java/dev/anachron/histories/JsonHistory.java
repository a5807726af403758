package dev.anachron.histories;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.load.Nearest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** {@code history.jsonl}: one operation a line, in order of invocation. */
final class JsonHistory {
    private static final Pattern VERSION = Pattern.compile("(\\d{1,18})@(\\d{1,18})");

    private final Characters in;
    private final ObjectType type;
    private final Findings findings;
    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    private final List<Operation> operations = new ArrayList<>();
    private final Map<String, NodeId> parties = new HashMap<>();
    private final Map<String, String> keys = new HashMap<>();
    /** By process: its last operation. */
    private final Map<Integer, Operation> last = new HashMap<>();

    private final List<HistoryFile.Places> places = new ArrayList<>();
    private long lastNanos = Long.MIN_VALUE;

    /** A line as it was read. */
    private record Line(String text, int number, JsonNode node) {
        MalformedException wrong(String field, String what) {
            return new MalformedException(number, column(field), what);
        }

        int column(String field) {
            return Math.max(1, text.indexOf('"' + field + '"') + 1);
        }

        long number(String field) throws MalformedException {
            JsonNode value = node.path(field);
            if (!value.canConvertToLong()) {
                throw wrong(field, "this has no whole number '" + field + "'");
            }
            return value.longValue();
        }

        String string(String field) throws MalformedException {
            JsonNode value = node.path(field);
            if (!value.isString()) {
                throw wrong(field, "this has no text '" + field + "'");
            }
            return value.stringValue();
        }
    }

    JsonHistory(Characters in, ObjectType type, Findings findings) {
        this.in = in;
        this.type = type;
        this.findings = findings;
    }

    List<Operation> read() throws IOException, MalformedException {
        while (in.peek() != Characters.END && !findings.full()) {
            int number = in.line();
            String text = in.restOfLine();
            if (text.isBlank()) {
                continue;
            }
            try {
                Line line = new Line(text, number, object(text, number));
                Operation operation = operation(line);
                check(operation, line);
                operations.add(operation);
                places.add(new HistoryFile.Places(number, number, line.column("value")));
            } catch (MalformedException e) {
                findings.add(e);
            }
        }
        return settled(operations);
    }

    private JsonNode object(String text, int number) throws MalformedException {
        try {
            JsonNode node = mapper.readTree(text);
            if (!node.isObject()) {
                throw new MalformedException(
                        number, 1, "this is no JSON object; expected one operation a line");
            }
            return node;
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            throw new MalformedException(
                    number,
                    location == null ? 1 : Math.max(1, location.getColumnNr()),
                    what(e, in.peek() == Characters.END));
        }
    }

    private static String what(JacksonException e, boolean last) {
        if (e instanceof MismatchedInputException) {
            return "one of its fields is there twice; expected each once";
        } else if (e instanceof StreamConstraintsException) {
            return "this is deeper, or something in it is longer, than an operation can be";
        }
        return "this is not JSON from here on; expected one operation a line"
                + (last ? "; was the file cut off?" : "");
    }

    /** Where each operation stands. */
    List<HistoryFile.Places> places() {
        return places;
    }

    private void check(Operation operation, Line line) throws MalformedException {
        if (operation.invokedNanos() < lastNanos) {
            throw line.wrong(
                    "invokedNanos",
                    "time goes backwards, from " + lastNanos + " to " + operation.invokedNanos()
                            + "; expected operations in the order of their invocations");
        }
        lastNanos = operation.invokedNanos();
        if (operation.returnedNanos() < operation.invokedNanos()) {
            throw line.wrong("returnedNanos", "this ends before it begins");
        }
        Operation before = last.put(operation.process(), operation);
        if (before == null) {
            return;
        }
        String process = "process " + operation.process();
        if (before.outcome() == Outcome.INFO) {
            throw line.wrong(
                    "process",
                    process + " goes on after operation " + before.id()
                            + ", whose outcome nobody knows; expected a process of another number");
        }
        if (before.returnedNanos() > operation.invokedNanos()) {
            throw line.wrong(
                    "process",
                    process + " invokes this while its operation " + before.id()
                            + " is open; expected the end of that first");
        }
    }

    private Operation operation(Line line) throws MalformedException {
        Command command = command(line);
        Outcome outcome = outcome(line);
        boolean never = line.node().path("returnedNanos").isNull();
        JsonNode servedBy = line.node().path("servedBy");
        return new Operation(
                operations.size(),
                party(line.string("client")),
                (int) line.number("process"),
                command,
                line.number("invokedNanos"),
                never ? SimTime.NEVER : line.number("returnedNanos"),
                outcome,
                outcome == Outcome.OK ? value(command, line) : Value.NIL,
                version(line, "version"),
                version(line, "position"),
                servedBy.isString() ? party(servedBy.stringValue()) : null);
    }

    private NodeId party(String name) {
        return parties.computeIfAbsent(name, NodeId::new);
    }

    private static Outcome outcome(Line line) throws MalformedException {
        String said = line.string("outcome");
        return switch (said) {
            case "ok" -> Outcome.OK;
            case "fail" -> Outcome.FAIL;
            case "info" -> Outcome.INFO;
            default ->
                throw line.wrong(
                        "outcome",
                        "unknown outcome '" + said + "'; expected one of ok, fail, info"
                                + Nearest.hint(said, List.of("ok", "fail", "info")));
        };
    }

    private static Version version(Line line, String field) throws MalformedException {
        JsonNode node = line.node().path(field);
        if (!node.isString()) {
            return Version.NONE;
        }
        Matcher version = VERSION.matcher(node.stringValue());
        if (!version.matches()) {
            throw line.wrong(field, "no version; expected position@epoch");
        }
        return new Version(Long.parseLong(version.group(2)), Long.parseLong(version.group(1)));
    }

    private Command command(Line line) throws MalformedException {
        String said = line.string("f");
        Function function = Function.of(said);
        if (function == null || function == Function.TRANSACTION) {
            throw line.wrong(
                    "f",
                    "unknown operation '" + said + "'; expected one of "
                            + String.join(", ", Function.names())
                            + Nearest.hint(said, Function.names()));
        }
        if (!type.knows(function)) {
            throw line.wrong("f", type.refusal(function));
        }
        String key = keys.computeIfAbsent(line.string("key"), name -> name);
        Edn argument = argument(line);
        return switch (function) {
            case READ -> new Command.Read(key);
            case WRITE -> {
                boolean fenced = line.node().has("token");
                yield new Command.Write(
                        key,
                        Values.of(argument),
                        fenced ? line.number("token") : Command.Write.NO_TOKEN);
            }
            case CAS -> Values.swap(key, argument);
            case ADD -> new Command.Add(key, Values.number(argument));
            case INCREMENT, DECREMENT -> throw line.wrong("f", "expected add");
            case INSERT -> new Command.Insert(key, Values.number(argument));
            case REMOVE -> new Command.Remove(key, Values.number(argument));
            case APPEND -> new Command.Append(key, Values.item(argument));
            case DELETE -> new Command.Delete(key);
            case PUT_IF_ABSENT -> new Command.PutIfAbsent(key, Values.number(argument));
            case ACQUIRE -> new Command.Acquire(key);
            case RELEASE -> new Command.Release(key, Values.number(argument));
            case ENQUEUE -> new Command.Enqueue(key, Values.of(argument));
            case DEQUEUE -> new Command.Dequeue(key);
            case TRANSACTION -> throw new AssertionError("refused before");
        };
    }

    /** The argument is EDN within a text. */
    private static Edn argument(Line line) throws MalformedException {
        JsonNode node = line.node().path("argument");
        if (!node.isString()) {
            return new Edn.Nil(line.number(), line.column("argument"));
        }
        try {
            int column = line.column("argument");
            Edn argument =
                    new EdnReader(Characters.of(node.stringValue(), line.number(), column)).next();
            return argument == null ? new Edn.Nil(line.number(), column) : argument;
        } catch (IOException e) {
            throw new AssertionError("a text in memory cannot be read", e);
        }
    }

    private static Value value(Command command, Line line) throws MalformedException {
        JsonNode node = line.node().path("value");
        if (command instanceof Command.Acquire && node.canConvertToLong()) {
            return new Value.Grant(node.longValue(), 0);
        }
        return value(node, line);
    }

    private static Value value(JsonNode node, Line line) throws MalformedException {
        if (node.isNull() || node.isMissingNode()) {
            return Value.NIL;
        } else if (node.isBoolean()) {
            return Value.of(node.booleanValue());
        } else if (node.canConvertToLong()) {
            return Value.of(node.longValue());
        } else if (node.isString()) {
            return new Value.Text(node.stringValue());
        } else if (node.isArray()) {
            List<Value> items = new ArrayList<>();
            for (JsonNode item : node) {
                items.add(value(item, line));
            }
            return new Value.Listing(items);
        }
        throw line.wrong(
                "value", "no value of an object; expected a number, a text, a list or null");
    }

    /** An array is a set, a list or several values of a register, as the operations on its object say. */
    private static List<Operation> settled(List<Operation> operations) {
        Map<String, Command> shapes = new HashMap<>();
        for (Operation operation : operations) {
            Command command = operation.command();
            if (command instanceof Command.Insert
                    || command instanceof Command.Remove
                    || command instanceof Command.Append
                    || command instanceof Command.Enqueue) {
                shapes.putIfAbsent(command.key(), command);
            }
        }
        operations.replaceAll(operation -> operation.value() instanceof Value.Listing listing
                ? with(
                        operation,
                        settled(listing, shapes.get(operation.command().key())))
                : operation);
        return operations;
    }

    private static Value settled(Value.Listing listing, @Nullable Command shape) {
        if (shape instanceof Command.Append || shape instanceof Command.Enqueue) {
            return listing.values().isEmpty() ? Value.NIL : listing;
        }
        boolean set = shape != null || listing.values().size() < 2;
        return set && listing.values().stream().allMatch(Value.Int.class::isInstance)
                ? new Value.Items(listing.values().stream()
                        .map(value -> ((Value.Int) value).number())
                        .toList())
                : new Value.Siblings(listing.values());
    }

    private static Operation with(Operation o, Value value) {
        return new Operation(
                o.id(),
                o.client(),
                o.process(),
                o.command(),
                o.invokedNanos(),
                o.returnedNanos(),
                o.outcome(),
                value,
                o.version(),
                o.position(),
                o.servedBy());
    }
}
