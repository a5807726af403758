package dev.anachron.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anachron.base.Description;
import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.NodeState;
import dev.anachron.spi.Outbox;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Timer;
import dev.anachron.testing.Setups;
import dev.anachron.trace.TraceEvent;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Load makes latency: a process is a queue, and waits as queueing theory says. */
class QueueingTest {
    private static final double SERVICE_MILLIS = 1;

    /** n1 sends n2 jobs at random instants, as a Poisson process does. */
    private record Jobs(double perMilli) implements Protocol {
        private record Job() implements Message {
            @Override
            public void describe(Description to) {
                to.word("Job");
            }
        }

        private record Next() implements Timer {
            @Override
            public void describe(Description to) {
                to.word("Next");
            }
        }

        @Override
        public String name() {
            return "jobs";
        }

        @Override
        public String summary() {
            return "Sends jobs.";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Node create(NodeContext context) {
            NodeId worker = context.nodes().get(1);
            return new Node() {
                @Override
                public void start(Outbox out) {
                    if (!context.self().equals(worker)) {
                        next(out);
                    }
                }

                private void next(Outbox out) {
                    double gap = context.random().exponential(SimTime.MILLI / perMilli);
                    out.setTimer(new Next(), (long) gap);
                }

                @Override
                public void onTimer(Timer timer, Outbox out) {
                    out.send(worker, new Job());
                    next(out);
                }

                @Override
                public void onMessage(NodeId from, Message message, Outbox out) {}

                @Override
                public NodeState state() {
                    return new NodeState("node", 0, false, List.of());
                }
            };
        }
    }

    private static double meanWaitMillis(double load, Latency service) {
        Run run = Simulation.run(
                Setups.of(new Jobs(load / SERVICE_MILLIS), 2)
                        .latency(Latency.constant(SimTime.millis(5)))
                        .handler(0)
                        .handler("Job", service)
                        .seconds(120)
                        .build(),
                1);
        return run.trace()
                        .of(TraceEvent.Delivered.class)
                        .mapToLong(job -> job.atNanos() - job.arrivedNanos())
                        .average()
                        .orElseThrow()
                / SimTime.MILLI;
    }

    /** M/D/1 waits ρs/2(1-ρ) on average, M/M/1 twice as long (Pollaczek 1930, Khinchine 1932). */
    @ParameterizedTest
    @CsvSource({"0.3", "0.5", "0.8"})
    void theMeanWaitIsThatOfPollaczekAndKhinchine(double load) {
        double expected = load * SERVICE_MILLIS / (2 * (1 - load));
        long nanos = (long) (SERVICE_MILLIS * SimTime.MILLI);
        assertThat(meanWaitMillis(load, Latency.constant(nanos)))
                .isCloseTo(expected, within(0.06 * expected));
        assertThat(meanWaitMillis(load, Latency.exponential(nanos, 0)))
                .isCloseTo(2 * expected, within(0.12 * expected));
    }
}
