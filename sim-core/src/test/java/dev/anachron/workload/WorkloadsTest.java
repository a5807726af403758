package dev.anachron.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.spi.Settings;
import dev.anachron.workload.counter.CounterWorkload;
import dev.anachron.workload.register.RegisterWorkload;
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
}
