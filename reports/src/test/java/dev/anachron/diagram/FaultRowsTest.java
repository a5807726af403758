package dev.anachron.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.SimTime;
import dev.anachron.engine.Run.FaultReport;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FaultRowsTest {
    private static final TimeScale SCALE =
            new TimeScale(new TimeSpan(0, SimTime.seconds(10)), 72, 1104);

    private static FaultReport fault(long fromMillis, long toMillis, String what) {
        return new FaultReport(
                SimTime.millis(fromMillis),
                SimTime.millis(toMillis),
                what,
                List.of(),
                new TreeMap<>());
    }

    private static String placed(FaultReport... faults) {
        StringBuilder text = new StringBuilder();
        for (FaultRows.Placed one : FaultRows.of(List.of(faults), SCALE).placed()) {
            text.append(one.row() + " " + Math.round(one.labelX()) + " " + one.label() + "\n");
        }
        return text.toString();
    }

    @Test
    void namesStandApartAndWithinThePicture() {
        assertThat(placed(
                        fault(1000, 2000, "pause n1"),
                        fault(1500, 3000, "crash n2"),
                        fault(4000, 4000, "restart n2"),
                        fault(9900, 10000, "partition n1 | n2 n3"),
                        fault(
                                9950,
                                10000,
                                "delay of lognormal, median 20ms, p99 400ms, on every link")))
                .isEqualTo("""
                        0 181 pause n1
                        1 233 crash n2
                        0 491 restart n2
                        0 964 partition n1 | n2 n3
                        1 782 delay of lognormal, median 20ms, p99 400ms, o…
                        """);
    }

    @Test
    void whatFindsNoRoomHasNoName() {
        FaultReport[] all = new FaultReport[12];
        java.util.Arrays.fill(all, fault(1000, 9000, "pause n1"));
        assertThat(placed(all).lines().filter(line -> line.endsWith("pause n1")))
                .hasSize(10);
        assertThat(FaultRows.of(List.of(all), SCALE).placed()).hasSize(12);
    }

    @Property(seed = "20261121", tries = 200)
    void noTwoNamesOfARowTouch(
            @ForAll @Size(max = 30) List<@IntRange(max = 10_000) Integer> starts,
            @ForAll @IntRange(min = 1, max = 80) int letters) {
        List<FaultReport> faults = new ArrayList<>();
        starts.stream().sorted().forEach(at -> faults.add(fault(at, at + 40, "x".repeat(letters))));
        List<FaultRows.Placed> placed = FaultRows.of(faults, SCALE).placed();
        for (int i = 0; i < placed.size(); i++) {
            FaultRows.Placed one = placed.get(i);
            double width = 7 * one.label().length();
            assertThat(one.labelX() + width).isLessThanOrEqualTo(SCALE.right() + 0.001);
            assertThat(placed.subList(0, i))
                    .filteredOn(
                            other -> other.row() == one.row() && !other.label().isEmpty())
                    .filteredOn(other -> !one.label().isEmpty())
                    .allMatch(other -> Math.abs(one.labelX() - other.labelX()) >= width);
        }
    }
}
