package dev.anachron.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.SmallHistories.Written;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link SmallHistories} leaves nothing out but second reads of what nobody wrote, and shows nothing twice. */
class SmallHistoriesAreAllTest {
    private static final int MOMENTS = 12;
    private static final String NOBODY = "nobody's";

    @ParameterizedTest
    @CsvSource({
        "1, UNIQUE",
        "2, UNIQUE",
        "3, UNIQUE",
        "1, ONE_OF_TWO",
        "2, ONE_OF_TWO",
        "3, ONE_OF_TWO"
    })
    void whateverIsDrawnIsLikeOneOfThem(int count, Written written) {
        SortedSet<String> shown = Collections.synchronizedSortedSet(new TreeSet<>());
        long all = SmallHistories.each(count, written, some -> shown.add(likeness(some)));
        assertThat(shown).hasSize((int) all);
        RandomStream random = RandomStream.root(count);
        SortedSet<String> drawn = new TreeSet<>();
        for (int i = 0; i < 30_000; i++) {
            List<Operation> operations = draw(count, written, random);
            String likeness = likeness(operations);
            if (likeness.indexOf(NOBODY) == likeness.lastIndexOf(NOBODY)) {
                drawn.add(likeness);
            }
        }
        assertThat(shown).containsAll(drawn);
        assertThat(drawn).hasSizeGreaterThan(shown.size() / 2);
    }

    private static List<Operation> draw(int count, Written written, RandomStream random) {
        List<Operation> drawn = new ArrayList<>();
        for (int id = 0; id < count; id++) {
            int call = random.nextInt(MOMENTS);
            boolean reads = random.chance(0.5);
            long value = random.nextInt(count + 1);
            boolean unknown = !reads && random.chance(0.3);
            Command command = reads
                    ? new Command.Read("x")
                    : new Command.Write(
                            "x", written == Written.UNIQUE ? id + 1 : 1 + random.nextInt(2));
            drawn.add(new Operation(
                    id,
                    new NodeId("c" + id),
                    id,
                    command,
                    call,
                    unknown ? SimTime.NEVER : call + random.nextInt(MOMENTS),
                    unknown ? Outcome.INFO : Outcome.OK,
                    reads && value > 0 ? Value.of(value) : Value.NIL,
                    Version.NONE,
                    Version.NONE,
                    null));
        }
        return drawn;
    }

    /** The least of its descriptions, however the operations are put in order. */
    private static String likeness(List<Operation> operations) {
        SortedSet<String> descriptions = new TreeSet<>();
        describe(operations, new ArrayList<>(), descriptions);
        return descriptions.first();
    }

    private static void describe(
            List<Operation> left, List<Operation> row, SortedSet<String> descriptions) {
        if (left.isEmpty()) {
            descriptions.add(description(row));
        }
        for (Operation next : left) {
            List<Operation> others =
                    left.stream().filter(o -> o.id() != next.id()).toList();
            row.add(next);
            describe(others, row, descriptions);
            row.remove(row.size() - 1);
        }
    }

    /** What each does, values named as they come, and which of them had ended before it began. */
    private static String description(List<Operation> row) {
        SortedMap<String, Integer> names = new TreeMap<>();
        StringBuilder text = new StringBuilder();
        for (Operation one : row) {
            Value value =
                    one.command() instanceof Command.Write write ? write.value() : one.value();
            boolean nobodys = one.isRead()
                    && !value.equals(Value.NIL)
                    && row.stream()
                            .noneMatch(o -> o.command() instanceof Command.Write write
                                    && write.value().equals(value));
            String name = value.equals(Value.NIL)
                    ? "nil"
                    : nobodys
                            ? NOBODY
                            : "" + names.computeIfAbsent(value.text(), v -> names.size());
            text.append(one.isRead() ? "read " : one.ok() ? "write " : "perhaps write ")
                    .append(name);
            row.stream()
                    .filter(o -> o.returnedNanos() < one.invokedNanos())
                    .forEach(o -> text.append(" after ").append(row.indexOf(o)));
            text.append("; ");
        }
        return text.toString();
    }
}
