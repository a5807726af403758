package dev.anachron.engine;

import static dev.anachron.testing.Ticking.PING;
import static dev.anachron.testing.Ticking.TICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.testing.Setups;
import dev.anachron.testing.Ticking;
import dev.anachron.testing.Ticking.Handler;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a protocol or a scenario must not ask for ends with node, time and event. */
class MisbehaviourTest {
    private static final Handler NOTHING = (self, out) -> {};
    private static final NodeId N1 = new NodeId("n1");

    private static Run run(Handler onTick, Handler onPing) {
        return Simulation.run(
                Setups.of(new Ticking(onTick, onPing), 1)
                        .handler(0)
                        .latency(Latency.constant(0))
                        .build(),
                1);
    }

    @Test
    void aNegativeDelay() {
        assertThatThrownBy(() -> run((self, out) -> out.setTimer(TICK, -5), NOTHING))
                .isInstanceOf(SimulationException.class)
                .hasMessage(
                        "at 0.000001s, n1 failed handling its timer Tick: the timer Tick was set"
                                + " for -5ns; a delay cannot be negative");
    }

    @Test
    void aMessageToNobody() {
        assertThatThrownBy(() -> run((self, out) -> out.send(new NodeId("n9"), PING), NOTHING))
                .isInstanceOf(SimulationException.class)
                .hasMessage("at 0.000001s, n1 sends Ping to n9, and nobody here is called n9");
    }

    @Test
    void aHandlerThatFails() {
        Handler failing = (self, out) -> {
            throw new IllegalStateException("no such entry");
        };
        assertThatThrownBy(() -> run((self, out) -> out.send(self, PING), failing))
                .isInstanceOf(SimulationException.class)
                .hasMessage("at 0.000001s, n1 failed handling Ping from n1: no such entry")
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTimerThatIsAlwaysDue() {
        assertThatThrownBy(() -> run((self, out) -> out.setTimer(TICK, 0), NOTHING))
                .isInstanceOf(SimulationException.class)
                .hasMessage(
                        "at 0.000001s, the timer Tick of n1: the last of 1000000 events of which"
                                + " each caused the next at this same instant; time would never go on (a"
                                + " delay of nought somewhere?)");
    }

    @Test
    void aMessageThatIsAlwaysAnsweredAtOnce() {
        assertThatThrownBy(() -> run(
                        (self, out) -> out.send(self, PING), (self, out) -> out.send(self, PING)))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith(
                        "at 0.000001s, n1 receives Ping from n1: the last of 1000000");
    }

    @Test
    void anAnswerThatIsAnsweredTwice() {
        Handler twice = (self, out) -> {
            out.send(self, PING);
            out.send(self, PING);
        };
        assertThatThrownBy(() -> run((self, out) -> out.send(self, PING), twice))
                .isInstanceOf(SimulationException.class)
                .hasMessageStartingWith("at 0.000001s, n1 receives Ping from n1: the last of more"
                        + " than 2000000 events that caused one another at this same instant");
    }

    @Test
    void aClockBeyondWhatCanBeCounted() {
        assertThatThrownBy(() -> Simulation.run(
                        Setups.of(
                                        new Ticking(
                                                (self, out) -> out.setTimer(TICK, 1_000_000),
                                                NOTHING),
                                        1)
                                .clock("n1", SimTime.LAST - SimTime.millis(5), 0)
                                .build(),
                        1))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("n1 sets its timer Tick by a clock that shows more than the"
                        + " 292 years that virtual time can count");
    }

    @Test
    void anInstantThatIsPast() {
        EventLoop loop = new EventLoop(SimTime.SECOND);
        Event event = new Event() {
            @Override
            void happen(@Nullable Object what, long word) {
                loop.at(4, this, what, word);
            }

            @Override
            String text(@Nullable Object what, long word) {
                return what + " of " + N1;
            }
        };
        loop.at(5_000, event, "the tick", 0);
        assertThatThrownBy(loop::run)
                .isInstanceOf(SimulationException.class)
                .hasMessage(
                        "at 0.000005s, the tick of n1 was to happen at 0.000000s, which is past");
    }

    /** Many events at one instant are fine as long as they do not cause each other for ever. */
    @Test
    void aCrowdAtOneInstantIsNoLoop() {
        long[] left = {200_000};
        Run run = run(
                (self, out) -> {
                    for (int i = 0; i < 100_000; i++) {
                        out.send(self, PING);
                    }
                },
                (self, out) -> {
                    if (left[0]-- > 0) {
                        out.send(self, PING);
                    }
                });
        assertThat(run.messages().delivered()).isEqualTo(300_000);
    }
}
