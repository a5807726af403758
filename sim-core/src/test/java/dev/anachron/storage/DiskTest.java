package dev.anachron.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.RandomStream;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a disk keeps; a flush every 100 where it has a page cache. Fault 7 is at work. */
class DiskTest {
    private static final int FAULT = 7;
    private final SortedMap<String, Integer> effects = new TreeMap<>();
    private final Disk<String> synced = disk(0);
    private final Disk<String> cached = disk(100);

    private Disk<String> disk(long flushEveryNanos) {
        return new Disk<>(
                flushEveryNanos, (fault, effect) -> effects.merge(effect, fault, Integer::sum));
    }

    private static void write(Disk<String> disk, long doneNanos, String... facts) {
        for (String fact : facts) {
            disk.write(fact);
        }
        disk.done(doneNanos);
    }

    @Test
    void whatIsUnderWayIsLostWithTheProcess() {
        write(synced, 10, "a");
        synced.write("b");
        assertThat(synced.crash()).isEqualTo(1);
        assertThat(synced.saved()).containsExactly("a");
    }

    @Test
    void whatIsDoneIsSafeWhenNodesWaitForIt() {
        write(synced, 10, "a");
        assertThat(synced.powerCut(10)).isZero();
        assertThat(synced.saved()).containsExactly("a");
    }

    @Test
    void aPageCacheSurvivesItsProcessAndNotThePower() {
        write(cached, 90, "a");
        write(cached, 100, "b");
        write(cached, 101, "c");
        cached.write("d");
        assertThat(cached.crash()).isEqualTo(1);
        assertThat(cached.saved()).containsExactly("a", "b", "c");
        assertThat(cached.powerCut(199)).isEqualTo(1);
        assertThat(cached.saved()).containsExactly("a", "b");
    }

    @Test
    void aFlushMakesItSafe() {
        write(cached, 101, "a");
        assertThat(cached.powerCut(200)).isZero();
        assertThat(cached.saved()).containsExactly("a");
    }

    @Test
    void aTornWriteLeavesItsFirstHalf() {
        write(cached, 150, "unflushed");
        cached.tear(FAULT);
        cached.write("a");
        cached.write("b");
        cached.write("c");
        assertThat(cached.powerCut(160)).isEqualTo(3);
        assertThat(cached.saved()).containsExactly("a");
        assertThat(effects).containsOnlyKeys("writesTorn");
    }

    @Test
    void withNothingUnderWayATornDiskLosesItsLastFact() {
        write(synced, 10, "a", "b");
        synced.tear(FAULT);
        assertThat(synced.powerCut(20)).isZero();
        assertThat(synced.saved()).containsExactly("a");
        synced.mend(FAULT);
        synced.powerCut(30);
        assertThat(synced.saved()).containsExactly("a");
        assertThat(effects).containsEntry("writesTorn", FAULT);
    }

    @Test
    void whatIsLostInSilenceIsMissingAfterTheNextCrash() {
        write(synced, 10, "a");
        synced.lose(FAULT, 1, RandomStream.root(1));
        write(synced, 20, "b", "c");
        synced.mend(FAULT);
        write(synced, 30, "d");
        assertThat(synced.saved()).containsExactly("a", "b", "c", "d");
        assertThat(synced.crash()).isZero();
        assertThat(synced.saved()).containsExactly("a", "d");
        assertThat(effects).containsEntry("writesLost", 2 * FAULT);
    }

    @Test
    void aSnapshotTakesTheDiskBackAtTheNextStart() {
        write(synced, 10, "a");
        write(synced, 20, "b");
        synced.rollBack(FAULT, 10);
        write(synced, 30, "c");
        assertThat(synced.saved()).containsExactly("a", "b", "c");
        assertThat(synced.recover()).isEqualTo(Disk.NOBODY);
        assertThat(synced.saved()).containsExactly("a");
        write(synced, 40, "d");
        synced.recover();
        assertThat(synced.saved()).containsExactly("a", "d");
        assertThat(effects).containsEntry("writesRolledBack", 2 * FAULT);
    }

    @Test
    void aChecksumFindsWhatIsRottenAndKeepsFindingIt() {
        write(synced, 10, "a", "b");
        synced.rot(FAULT, 1, RandomStream.root(1), true);
        assertThat(synced.recover()).isEqualTo(FAULT);
        assertThat(synced.recover()).isEqualTo(FAULT);
        assertThat(effects).containsEntry("writesUnreadable", 4 * FAULT);
    }

    @Test
    void withoutAChecksumWhatIsRottenIsJustMissing() {
        write(synced, 10, "a");
        synced.rot(FAULT, 1, RandomStream.root(1), false);
        write(synced, 20, "b");
        assertThat(synced.recover()).isEqualTo(Disk.NOBODY);
        assertThat(synced.saved()).containsExactly("b");
        assertThat(effects).containsEntry("writesUnreadable", FAULT);
    }

    /** Whatever is flushed at the time of a power cut is there afterwards, and nothing else. */
    @Property(tries = 200, seed = "20261121")
    void aPowerCutKeepsExactlyWhatWasFlushed(
            @ForAll @IntRange(min = 0, max = 500) int writes,
            @ForAll @IntRange(min = 0, max = 900) int cutAt) {
        Disk<String> disk = disk(100);
        int done = Math.min(writes, cutAt);
        for (int at = 1; at <= done; at++) {
            write(disk, at, "w" + at);
        }
        int flushed = Math.min(done, cutAt / 100 * 100);
        assertThat(disk.powerCut(cutAt)).isEqualTo(done - flushed);
        assertThat(disk.saved()).hasSize(flushed);
        assertThat(flushed == 0 || disk.saved().contains("w" + flushed)).isTrue();
    }
}
