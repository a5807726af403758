package dev.anachron.check.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.check.HistoryText;
import dev.anachron.check.Measure;
import dev.anachron.check.Measures;
import dev.anachron.check.TraceText;
import dev.anachron.history.History;
import dev.anachron.spi.Message;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Sent;
import dev.anachron.trace.Visibility;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasuresTest {
    private static final History HISTORY = HistoryText.parse("""
            c1 write x=1 [0,10] v1@1
            c1 write x=2 [20,25] v2@1
            c1 read x → 1 [30,31] v1@1
            c1 read x → 1 [40,43] v1@1
            c2 read x → 2 [41,61] v2@1
            c1 read x → 2 [70,72] v2@1
            c1 write x=3 [80,180] info
            c1 read x [190,200] fail
            c1 read x → 2 [210,212] v2@1
            c2 read x [213,-]
            """);
    private static final Trace TRACE = TraceText.parse("""
            1 n1 leader 1
            5 n1 apply 1@1 write x=1
            22 n1 apply 2@1 write x=2
            100 n2 leader 2
            150 n2 candidate 3
            160 n2 leader 3
            170 n2 leader 3
            250 n1 paused
            """);

    private static double measure(String name, History history, Trace trace) {
        return find(name).measure(history, trace);
    }

    private static Measure find(String name) {
        return Measures.ALL.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest(name = "{0} = {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
        availability           | 0.706 | ''
        converged-after        | NaN | ms
        election-time.max      | NaN | ms
        election-time.mean     | NaN | ms
        election-time.p10      | NaN | ms
        election-time.p50      | NaN | ms
        election-time.p90      | NaN | ms
        election-time.p99      | NaN | ms
        double-claims          | NaN | ''
        elections              | 3   | ''
        latency.read.max       | 20  | ms
        latency.read.mean      | 5.6 | ms
        latency.read.p50       | 2   | ms
        latency.read.p95       | 20  | ms
        latency.read.p99       | 20  | ms
        latency.read.p999      | 20  | ms
        latency.write.max      | 10  | ms
        latency.write.mean     | 7.5 | ms
        latency.write.p50      | 5   | ms
        latency.write.p95      | 10  | ms
        latency.write.p99      | 10  | ms
        latency.write.p999     | 10  | ms
        lost-additions         | NaN | ''
        lost-items             | 0   | ''
        lost-writes            | 0   | ''
        messages-per-operation | 0   | ''
        stale-reads            | 2   | ''
        staleness.max          | 18  | ms
        staleness.p50          | 8   | ms
        staleness.p99          | 18  | ms
        staleness.versions.max | 1   | ''
        unavailable-for        | 132 | ms
        """)
    void ofASmallRun(String name, double number, String unit) {
        // Boxed, so that NaN is equal to itself.
        assertThat(Double.valueOf(measure(name, HISTORY, TRACE))).isEqualTo(Double.valueOf(number));
        assertThat(find(name).unit()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({
        "availability",
        "election-time.mean",
        "election-time.p50",
        "latency.read.p50",
        "latency.write.max",
        "messages-per-operation",
        "staleness.max",
        "staleness.versions.max",
        "unavailable-for"
    })
    void thereIsNoNumberWhereThereIsNothingToMeasure(String name) {
        assertThat(measure(name, new History(List.of()), new Trace(List.of(), "")))
                .isNaN();
    }

    /** The last fault heals at 100 ms; leaders come and go until 150 ms. */
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', textBlock = """
        c1 read x → nil [100,103]                                                    | Infinity
        c1 read x → nil [100,153]                                                    | 53
        c1 read x [60,130] info; c1 read x → nil [140,155]                           | 55
        c1 read x [120,170] info; c1 read x → nil [160,165]; c2 read x → nil [171,180] | 80
        c1 read x → nil [150,151]; c1 read x [155,170] fail                          | Infinity
        c1 read x → nil [150,151]; c1 read x [155,-]                                 | 51
        c1 read x → nil [10,20]                                                      | NaN
        """)
    void convergenceIsWhenAllIsWellForGood(String history, double number) {
        assertThat(Double.valueOf(converged("110 n1 follower 2; 150 n2 leader 2", history)))
                .isEqualTo(Double.valueOf(number));
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "110 n1 paused, 3", // It has not been told that it no longer leads.
        "110 n1 crashed, Infinity",
        "110 n1 crashed; 150 n2 leader 2, 55"
    })
    void whoHasCrashedLeadsNoMore(String trace, double number) {
        String history = number < 50
                ? "c1 read x → nil [100,103]"
                : "c1 read x → nil [100,103]; c2 read x → nil [140,155]";
        assertThat(Double.valueOf(converged(trace, history))).isEqualTo(Double.valueOf(number));
    }

    private static double converged(String afterwards, String history) {
        List<TraceEvent> events = new ArrayList<>();
        TraceText.parse("1 n1 leader 1").events().forEach(events::add);
        events.add(new FaultChanged(SimTime.millis(50), 0, true, "crash n1"));
        events.add(new FaultChanged(SimTime.millis(100), 0, false, "crash n1"));
        TraceText.parse(afterwards.replace("; ", "\n")).events().forEach(events::add);
        return measure(
                "converged-after",
                HistoryText.parse(history.replace("; ", "\n")),
                new Trace(events, ""));
    }

    @Test
    void unavailabilityEndsWithTheRunWhenNobodyIsAnsweredAnyMore() {
        History history = HistoryText.parse("c1 read x → nil [0,10]\nc1 read x [50,-]");
        assertThat(measure("unavailable-for", history, TRACE)).isEqualTo(200);
    }

    /** A client that goes on still waits for what it never learns. */
    @Test
    void whatIsNeverAnsweredIsInVainUntilTheEnd() {
        History history = HistoryText.parse("c1 read x [50,-]\nc1 read x → nil [100,110]");
        assertThat(measure("unavailable-for", history, TRACE)).isEqualTo(200);
    }

    @Test
    void anAnswerToOneClientIsNoneToAnother() {
        History history = HistoryText.parse("""
                c1 read x [0,50] fail
                c2 read x → nil [60,70]
                c1 read x [75,80] info
                c1 read x → nil [85,90]
                """);
        assertThat(measure("unavailable-for", history, TRACE)).isEqualTo(90);
    }

    @Test
    void whoeverIsAnsweredLateHasWaitedAndWasAnswered() {
        History history = HistoryText.parse("c1 read x → nil [0,50]\nc2 read x → nil [5,10]");
        assertThat(measure("unavailable-for", history, TRACE)).isEqualTo(50);
        assertThat(measure("availability", history, TRACE)).isEqualTo(1);
    }

    /** One of two operations failed, but the client spent three quarters of its time waiting for it. */
    @Test
    void availabilityIsAShareOfTimeNotOfOperations() {
        History history = HistoryText.parse("c1 read x → nil [0,10]\nc1 read x [25,100] fail");
        assertThat(measure("availability", history, new Trace(List.of(), ""))).isEqualTo(0.25);
    }

    @Test
    void messagesAreCountedPerAnswer() {
        record Hello() implements Message {
            @Override
            public void describe(Description to) {
                to.word("Hello");
            }
        }
        NodeId n1 = new NodeId("n1");
        Sent sent = new Sent(0, 0, n1, n1, new Hello());
        Trace trace = new Trace(List.of(sent, sent, sent), "");
        History history = HistoryText.parse("c1 read x → nil [0,1]\nc1 read x → nil [2,3]");
        assertThat(measure("messages-per-operation", history, trace)).isEqualTo(1.5);
    }

    @ParameterizedTest
    @CsvSource({
        "100, The 10th percentile",
        "990, The 99th percentile",
        "995, The 99.5th percentile",
        "999, The 99.9th percentile",
        "500, The median",
        "1000, The maximum"
    })
    void percentilesHaveNames(int perMille, String words) {
        assertThat(new Percentile(perMille).words()).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "500, 1, 1",
        "500, 4, 2",
        "500, 5, 3",
        "990, 100, 99",
        "990, 101, 100",
        "999, 1000, 999",
        "1000, 7, 7",
        "1, 7, 1"
    })
    void thePercentileIsTheNearestRank(int perMille, long count, long rank) {
        LongStream numbers = LongStream.rangeClosed(1, count).map(n -> n * 1_000_000);
        assertThat(new Percentile(perMille).ofNanos(numbers)).isEqualTo((double) rank);
    }

    /** What clients say of carts, counters and names in the end; each row one history. */
    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
        lost-items        | 0   | c1 insert x=1 [0,9]; c2 read x → {1} [10,19]
        lost-items        | 1   | c1 insert x=1 [0,9]; c1 insert x=2 [0,9]; c2 read x → {2} [10,19]
        lost-items        | 0   | c1 insert x=1 [0,12]; c2 read x → {} [10,19]
        lost-items        | 0   | c1 insert x=1 [0,9] info; c2 read x → {} [10,19]
        lost-items        | 0   | c1 insert x=1 [0,9]; c1 remove x=1 [10,19] info; c2 read x → {} [20,29]
        lost-items        | 1   | c1 insert x=1 [0,9]; c1 remove x=1 [30,39] info; c2 read x → {} [20,29]
        lost-items        | 1   | c1 insert x=1 [0,9]; c2 read x → {1} [10,19]; c2 read x → {} [20,29]
        lost-items        | 0   | c1 insert x=1 [0,10]; c2 read x → {} [10,19]
        lost-items        | 1   | c1 insert x=1 [0,10]; c1 read x → {} [10,19]
        lost-items        | 0   | c1 insert x=1 [0,9]; c1 remove x=1 [29,39]; c2 read x → {} [20,29]
        lost-items        | 1   | c1 insert x=1 [0,9]; c2 remove x=1 [29,39]; c2 read x → {} [20,29]
        returned-items    | 0   | c1 insert x=1 [0,10]; c2 remove x=1 [10,19]; c2 read x → {1} [20,29]
        returned-items    | 1   | c1 insert x=1 [0,10]; c1 remove x=1 [10,19]; c2 read x → {1} [20,29]
        returned-items    | 0   | c1 insert x=1 [0,9]; c1 remove x=1 [10,19]; c2 read x → {} [20,29]
        returned-items    | 1   | c1 insert x=1 [0,9]; c1 remove x=1 [10,19]; c2 read x → {1} [20,29]
        returned-items    | 0   | c1 insert x=1 [0,9]; c1 remove x=1 [10,19]; c1 insert x=1 [20,29]; c2 read x → {1} [30,39]
        returned-items    | 0   | c1 insert x=1 [0,9]; c1 remove x=1 [10,25]; c2 read x → {1} [20,29]
        returned-items    | NaN | c1 insert x=1 [0,9]
        lost-additions    | 2   | c1 add x=1 → 1 [0,9]; c2 add x=2 → 2 [0,9]; c2 read x → 1 [10,19]
        lost-additions    | 0   | c1 add x=1 [0,9] info; c2 read x → nil [10,19]
        lost-additions    | 1   | c1 add x=1 → 1 [0,9]; c2 delete x [10,19]; c1 add x=2 → 2 [20,29]; c2 read x → 2 [30,39]
        surplus-additions | 1   | c1 add x=1 → 1 [0,9]; c2 read x → 2 [10,19]
        surplus-additions | 0   | c1 add x=1 → 1 [0,9]; c1 add x=1 [10,90] info; c2 read x → 2 [20,29]
        double-claims     | 0   | c1 put-if-absent x=1 → true [0,9]; c2 put-if-absent x=2 → false [10,19]
        double-claims     | 1   | c1 put-if-absent x=1 → true [0,9]; c2 put-if-absent x=2 → true [10,19]
        double-claims     | 1   | c1 read x → nil [0,9]; c2 read x → nil [0,9]; c1 write x=1 [10,19]; c2 write x=2 [10,19]
        double-claims     | 0   | c1 read x → nil [0,9]; c1 write x=1 [10,19]; c2 read x → 1 [20,29]; c2 write x=2 [30,39]
        siblings.max      | 2   | c1 read x → 1+2 [0,9]; c2 read x → 3 [10,19]
        siblings.max      | 1   | c2 read x → {1,2} [10,19]
        """)
    void whatApplicationsLose(String name, Double expected, String history) {
        assertThat(measure(
                        name, HistoryText.parse(history.replace(";", "\n")), TraceText.parse("")))
                .isEqualTo(expected);
    }

    /** Four trials; one of them would have seen the write only after 20 ms, one never. */
    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
        fresh-at.0ms          | 50
        fresh-at.10ms         | 50
        fresh-at.100ms        | 75
        fresh-after.p99       | Infinity
        fresh-after.p999      | Infinity
        fresh-after.p999.swept | Infinity
        probe.read.p50        | 2
        probe.read.p999       | 4
        probe.write.p50       | 6
        probe.write.p999      | 8
        """)
    void whatProbesSaw(String name, double number) {
        long[] freshFrom = {SimTime.millis(-1), 0, SimTime.millis(20), SimTime.NEVER};
        assertThat(measure(name, new History(List.of()), probed(freshFrom))).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({"fresh-after.p99, 9", "fresh-after.p999, 20", "fresh-after.p999.swept, 11"})
    void whenProbesWereFresh(String name, double number) {
        long[] freshFrom = new long[10_000];
        Arrays.fill(freshFrom, SimTime.millis(9));
        Arrays.fill(freshFrom, 9_989, 10_000, SimTime.millis(20));
        assertThat(measure(name, new History(List.of()), probed(freshFrom))).isEqualTo(number);
    }

    private static Trace probed(long... freshFromNanos) {
        return new Trace(List.of(), "")
                .with(new Visibility(
                        freshFromNanos,
                        millis(5, 6, 7, 8),
                        millis(1, 2, 3, 4),
                        List.of(new Visibility.Trial(0, 0, true)),
                        SimTime.MILLI));
    }

    private static long[] millis(long... numbers) {
        return LongStream.of(numbers).map(SimTime::millis).toArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fresh-at.5ms",
                "fresh-after.p99",
                "probe.read.p50",
                "within-versions.1",
                "election-time.mean",
                "delta"
            })
    void nothingIsNoNumber(String name) {
        assertThat(measure(name, new History(List.of()), new Trace(List.of(), "")))
                .isNaN();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        latency.read.p999      | ms | The 99.9th percentile of the latency of reads that ended well, in milliseconds (nearest rank).
        latency.write.mean     | ms | The mean of the latency of writes that ended well, in milliseconds.
        latency.write.p50      | ms | The median of the latency of writes that ended well, in milliseconds (nearest rank).
        election-time.max      | ms | The maximum of the time from the crash of a leader until every other node has heard the next one, in milliseconds.
        election-time.mean     | ms | The mean of the time from the crash of a leader until every other node has heard the next one, in milliseconds.
        fresh-after.p99        | ms | How long after a write was acknowledged 99 % of the reads that begin then see it, by the trials of the workload probe, in milliseconds.
        fresh-after.p999       | ms | How long after a write was acknowledged 99.9 % of the reads that begin then see it, by the trials of the workload probe, in milliseconds.
        fresh-after.p999.swept | ms | How long after a write was acknowledged 99.9 % of the reads that begin then see it, by the trials of the workload probe, in milliseconds; estimated as Bailis and others (2012) did, by the first step of a sweep at which enough of 50,000 trials are fresh, which comes too early.
        fresh-at.0ms           | %  | How many in a hundred reads see a write when they begin as soon as it is acknowledged, by the trials of the workload probe.
        fresh-at.5ms           | %  | How many in a hundred reads see a write when they begin 5 ms after it was acknowledged, by the trials of the workload probe.
        probe.read.p50         | ms | The median of the time that coordinators took for the reads of the workload probe, in milliseconds.
        probe.write.p999       | ms | The 99.9th percentile of the time that coordinators took for the writes of the workload probe, in milliseconds.
        within-versions.1      | %  | How many in a hundred reads return the version committed last before they began, or a newer one.
        within-versions.5      | %  | How many in a hundred reads return one of the 5 versions committed last before they began, or a newer one.
        """)
    void saysWhatItCounts(String name, String unit, String summary) {
        assertThat(find(name).unit()).isEqualTo(unit);
        assertThat(find(name).summary()).isEqualTo(summary);
    }
}
