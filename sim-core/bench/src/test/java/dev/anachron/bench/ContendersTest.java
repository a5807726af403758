package dev.anachron.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.anachron.base.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Only those who do the same work may be compared. Nothing here is timed. */
class ContendersTest {
    @ParameterizedTest
    @EnumSource(Contender.class)
    void everyHoldModelLivesThroughTheSameInstants(Contender contender) {
        HoldModel one = HoldModel.of(Contender.PLAIN, 300);
        HoldModel other = HoldModel.of(contender, 300);
        for (int i = 1; i <= 100; i++) {
            assertThat(other.run(i)).as("after round " + i).isEqualTo(one.run(i));
        }
    }

    /** Twenty under way for a millisecond each on average: twenty thousand a second. */
    @ParameterizedTest
    @EnumSource(value = Contender.class, mode = Mode.EXCLUDE, names = "BARE")
    void everyPingPongDeliversAsMuch(Contender contender) {
        long seconds = PingPong.DURATION_NANOS / SimTime.SECOND;
        assertThat(PingPong.run(contender, 1)).isBetween(19_800 * seconds, 20_200 * seconds);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 64})
    void bothRaftsCommitAsMuch(int clients) {
        RaftLoad.Done ours = load(Contender.OURS, clients);
        RaftLoad.Done plain = load(Contender.PLAIN, clients);
        assertThat((double) ours.commits() / plain.commits()).isCloseTo(1, within(0.1));
        assertThat((double) ours.messages() / plain.messages()).isCloseTo(1, within(0.1));
    }

    private static RaftLoad.Done load(Contender contender, int clients) {
        return new RaftLoad(contender, clients, SimTime.seconds(5)).run(7);
    }

    @Test
    void aSeedIsWorth32Commits() {
        for (Contender contender : new Contender[] {Contender.OURS, Contender.PLAIN}) {
            long commits = 0;
            for (int seed = 0; seed < 200; seed++) {
                commits += RaftLoad.of32Commits(contender).run(seed).commits();
            }
            assertThat(commits / 200.0).as(contender.name()).isCloseTo(32, within(1.0));
        }
    }
}
