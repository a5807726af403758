package dev.anachron.cli;

import dev.anachron.library.Library;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Runs every scenario of the catalogue, one after the other: each must come as expected and be a test. */
final class WholeCatalogue {
    private WholeCatalogue() {}

    /** Into that folder, from the last to the first: what a run leaves behind must not matter. */
    public static void main(String[] args) {
        List<String> backwards = new ArrayList<>(new Library().names());
        Collections.reverse(backwards);
        run(backwards, Path.of(args[0]));
    }

    /** What the charts of all show is in their report.json; of some the pictures are drawn, too. */
    private static final List<String> DRAWN = List.of(
            "dethroned-leader",
            "consistency-levels",
            "clock-jump-lease",
            "pbs-replicas",
            "raft-election-timeouts",
            "gc-pause-lock");

    /** Each into a folder of its own name. */
    static void run(List<String> scenarios, Path out) {
        for (String scenario : scenarios) {
            Ran ran = Ran.of(
                    "run",
                    scenario,
                    "--charts",
                    DRAWN.contains(scenario) ? "all" : "none",
                    "--out",
                    out.resolve(scenario).toString());
            if (ran.code() != 0
                    || ran.out().contains("vacuous")
                    || ran.err().contains("anachron:")) {
                throw new AssertionError(
                        scenario + " ended with " + ran.code() + "\n" + ran.out() + ran.err());
            }
        }
    }
}
