package dev.anachron.run.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results come in the order of their tasks, whatever becomes of the threads. */
@Timeout(60)
class InOrderTest {
    private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final List<String> taken = new ArrayList<>();

    private static InOrder.Work<String> work(long patienceNanos, LongFunction<String> result) {
        return new InOrder.Work<>() {
            @Override
            public String result(long task) {
                return result.apply(task);
            }

            @Override
            public String givenUp(long task) {
                return task + " given up";
            }

            @Override
            public long patienceNanos() {
                return patienceNanos;
            }
        };
    }

    private boolean take(long task, String result) {
        taken.add(result);
        return true;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void inOrderWithAnyNumberOfThreads(int jobs) throws Exception {
        // The later a task, the sooner it is done.
        InOrder<String> workers = new InOrder<>(jobs, work(MINUTE_NANOS, task -> {
            long spent = LongStream.range(0, 1_000 * (50 - task)).sum();
            return spent < 0 ? "never" : Long.toString(task);
        }));
        workers.run(3, 50, task -> null, this::take);
        assertThat(taken)
                .isEqualTo(LongStream.range(3, 50).mapToObj(Long::toString).toList());
    }

    @Test
    void whatIsKnownIsNotDoneAgain() throws Exception {
        AtomicLong done = new AtomicLong();
        InOrder<String> workers = new InOrder<>(2, work(MINUTE_NANOS, task -> {
            done.incrementAndGet();
            return Long.toString(task);
        }));
        workers.run(0, 6, task -> task == 4 ? "four" : null, this::take);
        assertThat(taken).containsExactly("0", "1", "2", "3", "four", "5");
        assertThat(done).hasValue(5);
    }

    @Test
    void theSinkMayHaveEnough() throws Exception {
        InOrder<String> workers = new InOrder<>(3, work(MINUTE_NANOS, Long::toString));
        workers.run(0, Long.MAX_VALUE, task -> null, (task, result) -> {
            taken.add(result);
            return task < 4;
        });
        assertThat(taken).containsExactly("0", "1", "2", "3", "4");
    }

    /** Two tasks never come back; there is one thread, and it is replaced each time. */
    @Test
    void whatHangsIsGivenUpAndTheOthersGoOn() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        InOrder<String> workers = new InOrder<>(1, work(50_000_000, task -> {
            if (task == 1 || task == 2) {
                try {
                    never.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return Long.toString(task);
        }));
        workers.run(0, 5, task -> null, this::take);
        never.countDown();
        assertThat(taken).containsExactly("0", "1 given up", "2 given up", "3", "4");
    }

    @Test
    void noThreadRunsFarAhead() throws Exception {
        AtomicLong furthest = new AtomicLong();
        CountDownLatch first = new CountDownLatch(1);
        InOrder<String> workers = new InOrder<>(2, work(MINUTE_NANOS, task -> {
            furthest.accumulateAndGet(task, Math::max);
            if (task == 0) {
                try {
                    assertThat(first.await(300, TimeUnit.MILLISECONDS)).isFalse();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                assertThat(furthest.get()).isLessThan(20);
            }
            return Long.toString(task);
        }));
        workers.run(0, 1_000, task -> null, this::take);
        assertThat(taken).hasSize(1_000);
    }

    @Test
    void aFaultOfOurOwnIsNotHidden() {
        InOrder<String> workers = new InOrder<>(2, work(MINUTE_NANOS, task -> {
            throw new IllegalArgumentException("task " + task);
        }));
        assertThatThrownBy(() -> workers.run(0, 5, task -> null, this::take))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
}
