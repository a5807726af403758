package dev.anachron.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.history.Outcome;
import dev.anachron.spi.Settings;
import dev.anachron.workload.cart.CartWorkload;
import dev.anachron.workload.counter.CounterWorkload;
import dev.anachron.workload.register.RegisterWorkload;
import dev.anachron.workload.username.UsernameWorkload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    private static Stream<Command> commands(
            WorkloadKind kind, Map<String, ?> settings, int client) {
        Workload workload = kind.factory().apply(Settings.of(settings), client);
        RandomStream random = RandomStream.root(1).child("c" + client);
        return IntStream.range(0, 1000).mapToObj(i -> workload.next(random));
    }

    @Test
    void noTwoRegisterWritesOfARunHaveTheSameValue() {
        List<Command> writes = new ArrayList<>();
        for (int client = 1; client <= 99; client += 7) {
            commands(
                            RegisterWorkload.KIND,
                            Map.of("keys", 3L, "reads", 0.2, "skew", 0.0, "deletes", 0.0),
                            client)
                    .filter(command -> command instanceof Command.Write)
                    .forEach(writes::add);
        }
        assertThat(writes.stream().map(write -> ((Command.Write) write).value()))
                .hasSizeGreaterThan(5000)
                .doesNotHaveDuplicates();
    }

    @Test
    void registersUseEveryKeyAndKeepTheirShareOfReads() {
        List<Command> commands = commands(
                        RegisterWorkload.KIND,
                        Map.of("keys", 5L, "reads", 0.8, "skew", 0.0, "deletes", 0.0),
                        1)
                .toList();
        assertThat(commands.stream().map(Command::key).distinct().sorted())
                .containsExactly("k4", "k5", "x", "y", "z");
        assertThat(commands.stream().filter(Command::readsOnly).count()).isBetween(760L, 840L);
    }

    @Test
    void aSkewMakesTheFirstRegistersPopular() {
        Map<String, Long> asked = commands(
                        RegisterWorkload.KIND,
                        Map.of("keys", 100L, "reads", 0.8, "skew", 0.99, "deletes", 0.0),
                        1)
                .collect(Collectors.groupingBy(Command::key, TreeMap::new, Collectors.counting()));
        // One over the sum of k^-0.99 for k from 1 to 100: 18.9% of a thousand.
        assertThat(asked.get("x")).isBetween(150L, 230L);
        assertThat(asked.get("y")).isBetween(60L, 130L);
        assertThat(asked.keySet()).hasSizeGreaterThan(60);
    }

    @Test
    void countersOnlyGrow() {
        assertThat(commands(CounterWorkload.KIND, Map.of("reads", 0.5), 1))
                .allMatch(command ->
                        command.readsOnly() || command.equals(new Command.Add("likes", 1)));
    }

    @Test
    void theCatalogueIsInOrder() {
        assertThat(Workloads.ALL).isSortedAccordingTo(Comparator.comparing(WorkloadKind::name));
    }

    @Test
    void registersAreDeletedOnlyWhenOneWishes() {
        Stream<Command> commands = commands(
                RegisterWorkload.KIND,
                Map.of("keys", 1L, "reads", 0.0, "skew", 0.0, "deletes", 0.3),
                1);
        assertThat(commands.filter(Command.Delete.class::isInstance).count()).isBetween(250L, 350L);
    }

    /** Each item goes in once, and out once at most, and only its own. */
    @Test
    void aCartIsFilledAndEmptiedByItsOwners() {
        List<Command> commands = commands(
                        CartWorkload.KIND, Map.of("reads", 0.2, "removals", 0.3), 2)
                .toList();
        List<Long> in = new ArrayList<>();
        for (Command command : commands) {
            if (command instanceof Command.Insert insert) {
                assertThat(in).doesNotContain(insert.item());
                assertThat(insert.item() % 100).isEqualTo(2);
                in.add(insert.item());
            } else if (command instanceof Command.Remove remove) {
                assertThat(in.remove((Long) remove.item())).isTrue();
            }
        }
        assertThat(commands.stream().filter(Command.Remove.class::isInstance).count())
                .isBetween(180L, 300L);
    }

    @Test
    void aNameIsTakenWhenItIsFree() {
        Workload workload = username("check-then-write");
        Command look = workload.next(RandomStream.root(1));
        assertThat(look).isEqualTo(new Command.Read("x"));
        assertThat(workload.after(new Answer(look, Outcome.OK, Value.NIL, 0)))
                .isEqualTo(new Step.Ask(new Command.Write("x", 102)));
        assertThat(workload.after(new Answer(look, Outcome.OK, Value.of(7), 0)))
                .isEqualTo(Step.REST);
        assertThat(workload.after(new Answer(look, Outcome.INFO, Value.NIL, 0)))
                .isEqualTo(Step.REST);
        assertThat(workload.next(RandomStream.root(1))).isEqualTo(new Command.Read("y"));
        assertThat(username("put-if-absent").next(RandomStream.root(1)))
                .isEqualTo(new Command.PutIfAbsent("x", 102));
    }

    private static Workload username(String by) {
        return UsernameWorkload.KIND.factory().apply(Settings.of(Map.of("by", by, "work", 0L)), 2);
    }
}
