package dev.anachron.engine;

import static dev.anachron.testing.Ticking.PING;
import static dev.anachron.testing.Ticking.TICK;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.anachron.base.Description;
import dev.anachron.base.Latency;
import dev.anachron.base.SimTime;
import dev.anachron.scenario.Setup;
import dev.anachron.spi.Message;
import dev.anachron.testing.Setups;
import dev.anachron.testing.Ticking;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/**
 * In the steady state the engine makes no objects: not for a timer, and for a delivery none beside the
 * message, which here is always the same one. Two runs are compared of which one is longer, so that
 * what a run needs to begin does not count.
 */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** An object takes 16 bytes at the least; this is room for a table that grows once more. */
    private static final double BYTES_AT_MOST = 0.5;

    private static Setup setup(Ticking protocol, long handlerNanos, long seconds) {
        return Setups.of(protocol, 3)
                .handler(handlerNanos)
                .latency(Latency.uniform(20_000, 60_000))
                .seconds(seconds)
                .build();
    }

    private static double bytesPerEvent(Ticking protocol, long handlerNanos) {
        Setup shorter = setup(protocol, handlerNanos, 2);
        Setup longer = setup(protocol, handlerNanos, 12);
        Simulation.run(shorter, 1, null);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        long fewEvents = Simulation.run(shorter, 1, null).events();
        long between = THREADS.getCurrentThreadAllocatedBytes();
        long manyEvents = Simulation.run(longer, 1, null).events();
        long after = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(manyEvents - fewEvents).isGreaterThan(100_000);
        return (double) ((after - between) - (between - before)) / (manyEvents - fewEvents);
    }

    @Test
    void aTimerCostsNoObject() {
        Ticking ticking = new Ticking(
                (self, out) -> out.setTimer(TICK, 50 * SimTime.MICRO), (self, out) -> {});
        assertThat(bytesPerEvent(ticking, 0)).isLessThan(BYTES_AT_MOST);
    }

    @Test
    void aTimerThatIsResetAllTheTimeCostsNoObject() {
        Ticking ticking = new Ticking((self, out) -> out.send(self, PING), (self, out) -> {
            out.setTimer(TICK, SimTime.MILLI);
            out.send(self, PING);
        });
        assertThat(bytesPerEvent(ticking, 0)).isLessThan(BYTES_AT_MOST);
    }

    @Test
    void aDeliveryCostsNoObjectBesideTheMessage() {
        Ticking pinging = new Ticking(
                (self, out) -> out.send(self, PING), (self, out) -> out.send(self, PING));
        assertThat(bytesPerEvent(pinging, 0)).isLessThan(BYTES_AT_MOST);
    }

    /** The measure sees an object: a message of its own for each delivery. */
    @Test
    void aMessageIsSeen() {
        record Ball(long number) implements Message {
            @Override
            public void describe(Description to) {
                to.word("Ball").value(number);
            }
        }
        Ticking playing = new Ticking(
                (self, out) -> out.send(self, new Ball(1)),
                (self, out) -> out.send(self, new Ball(1)));
        assertThat(bytesPerEvent(playing, 0)).isGreaterThan(15);
    }

    @Test
    void norDoesADeliveryToANodeThatIsBusy() {
        Ticking pinging = new Ticking(
                (self, out) -> {
                    for (int i = 0; i < 20; i++) {
                        out.send(self, PING);
                    }
                },
                (self, out) -> out.send(self, PING));
        assertThat(bytesPerEvent(pinging, 20 * SimTime.MICRO)).isLessThan(BYTES_AT_MOST);
    }
}
