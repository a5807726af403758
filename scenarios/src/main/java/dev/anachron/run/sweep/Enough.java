package dev.anachron.run.sweep;

import dev.anachron.sweep.Tally;

import java.util.List;
import java.util.stream.Stream;

/**
 * When a sweep knows enough: each probability's interval is narrow. It is asked after every hundred seeds, so
 * that the answer does not depend on how many cores there are.
 *
 * @param half at most so wide is half of an interval, as a share of 1; 0 to run all seeds
 */
public record Enough(double half) {
    /** Runs all seeds. */
    public static final Enough NEVER = new Enough(0);

    private static final long BATCH = 100;

    boolean reached(long seeds, List<Tally> tallies) {
        return half > 0 && seeds % BATCH == 0 && tallies.stream().allMatch(this::narrow);
    }

    private boolean narrow(Tally tally) {
        Stream<String> expected =
                tally.cell().expectations().stream().map(one -> one.text().split(":", -1)[0]);
        return Stream.concat(expected, tally.violated().keySet().stream())
                .distinct()
                .allMatch(promise -> tally.violated(promise).half() <= half);
    }
}
