package dev.anachron.check.lattice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Checker;
import dev.anachron.check.Checkers;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.causal.Causal;
import dev.anachron.check.order.Dependencies;
import dev.anachron.check.order.Order;
import dev.anachron.check.order.Reads;
import dev.anachron.check.order.Saturation;
import dev.anachron.check.order.Writers;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** Random histories: no verdict contradicts another one, nor, where it is certain, the definitions. */
class ClosureTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");
    private static final List<Checker> ALONE =
            Checkers.ALL.stream().filter(checker -> !checker.needsTrace()).toList();

    private static int certain;
    private static int open;
    private static int causal;
    private static int notCausal;

    @Property(tries = 3_000, seed = "20261122")
    void noVerdictContradictsAnother(@ForAll long seed) {
        RandomStream random = RandomStream.root(seed);
        List<Operation> operations = draw(random, 3 + random.nextInt(10), 3, random.chance(0.5));
        Map<String, Verdict> verdicts = Lattice.judge(ALONE, new History(operations), NO_TRACE);
        for (Level level : Lattice.LEVELS) {
            for (String weaker : Lattice.implied(level.name())) {
                Status strong =
                        verdicts.getOrDefault(level.name(), Verdict.unknown("")).status();
                Status weak = verdicts.getOrDefault(weaker, Verdict.unknown("")).status();
                boolean fits = strong != Status.VALID
                        || !verdicts.containsKey(weaker)
                        || weak == Status.VALID;
                assertThat(fits)
                        .as(() -> level.name() + " " + weaker + text(operations))
                        .isTrue();
            }
        }
    }

    /** With compare-and-set, values written twice, and changes of unknown outcome. */
    @Property(tries = 3_000, seed = "20261122")
    void whatIsCertainIsRight(@ForAll long seed) {
        RandomStream random = RandomStream.root(seed);
        List<Operation> operations = draw(random, 3 + random.nextInt(5), 2, random.chance(0.5));
        Definitions definitions = new Definitions(operations);
        for (Checker checker : DefinitionsTest.CHECKERS) {
            Status status = checker.check(new History(operations), NO_TRACE).status();
            if (status == Status.UNKNOWN) {
                open++;
            } else {
                certain++;
                assertThat(status)
                        .as(() -> checker.name() + text(operations))
                        .isEqualTo(
                                definitions.holds(checker.name()) ? Status.VALID : Status.INVALID);
            }
        }
    }

    /** The quick judgement of views against drawing every consequence, on longer histories. */
    @Property(tries = 2_000, seed = "20261122")
    void viewsAreJudgedAsBySaturation(@ForAll long seed) {
        RandomStream random = RandomStream.root(seed);
        List<Operation> operations = replicated(random, 10 + random.nextInt(40));
        Dependencies on = Dependencies.of(new History(operations), NO_TRACE);
        boolean fits = true;
        for (int session = 0; session < on.sessions(); session++) {
            Saturation saturation = new Saturation(
                    Order.causal(on), new Writers(on), Reads.binding(on, session), false);
            fits &= saturation.run(100, Integer.MAX_VALUE) == Saturation.Outcome.SETTLED;
        }
        causal += fits ? 1 : 0;
        notCausal += fits ? 0 : 1;
        assertThat(new Causal().check(on).status())
                .as(() -> text(operations))
                .isEqualTo(fits ? Status.VALID : Status.INVALID);
    }

    @AfterContainer
    static void allKindsWereSeen() {
        assertThat(certain).isGreaterThan(10_000);
        assertThat(open).isBetween(1, 100);
        assertThat(causal).isGreaterThan(200);
        assertThat(notCausal).isGreaterThan(200);
    }

    private static List<Operation> draw(
            RandomStream random, int count, int clients, boolean unique) {
        List<Operation> operations = new ArrayList<>();
        long at = 0;
        for (int id = 0; id < count; id++) {
            String key = random.chance(0.6) ? "x" : "y";
            long value = unique ? id + 1 : random.between(1, 3);
            long other = random.between(0, unique ? count : 3);
            Command command = random.chance(0.55)
                    ? new Command.Read(key)
                    : random.chance(unique ? 0 : 0.3)
                            ? new Command.CompareAndSet(key, other, value)
                            : new Command.Write(key, value);
            Value result = command instanceof Command.CompareAndSet
                    ? Value.of(random.chance(0.7))
                    : !command.readsOnly() || other == 0 ? Value.NIL : Value.of(other);
            boolean lost = random.chance(0.1);
            at += random.between(0, 6);
            operations.add(operation(
                    id,
                    random.nextInt(clients),
                    command,
                    at,
                    lost ? Outcome.INFO : Outcome.OK,
                    result));
        }
        return operations;
    }

    /** Replicas that take each other's writes late and now and then forget one. */
    private static List<Operation> replicated(RandomStream random, int count) {
        int clients = 3;
        List<Operation> operations = new ArrayList<>();
        long[][] held = new long[clients][2];
        for (int id = 0; id < count; id++) {
            int client = random.nextInt(clients);
            int object = random.nextInt(2);
            String key = object == 0 ? "x" : "y";
            if (random.chance(0.4)) {
                held[client][object] = id + 1L;
                operations.add(operation(
                        id,
                        client,
                        new Command.Write(key, id + 1L),
                        10L * id,
                        Outcome.OK,
                        Value.NIL));
                continue;
            }
            if (random.chance(0.3)) {
                System.arraycopy(held[random.nextInt(clients)], 0, held[client], 0, 2);
            } else if (random.chance(0.1)) {
                held[client][object] = held[random.nextInt(clients)][object];
            }
            long value = held[client][object];
            operations.add(operation(
                    id,
                    client,
                    new Command.Read(key),
                    10L * id,
                    Outcome.OK,
                    value == 0 ? Value.NIL : Value.of(value)));
        }
        return operations;
    }

    private static Operation operation(
            int id, int client, Command command, long at, Outcome outcome, Value result) {
        return new Operation(
                id,
                new NodeId("c" + (client + 1)),
                client,
                command,
                at,
                at + 5,
                outcome,
                result,
                Version.NONE,
                Version.NONE,
                null);
    }

    private static String text(List<Operation> operations) {
        return "\n" + DefinitionsTest.Histories.text(operations);
    }
}
