package dev.anachron.bench;

import java.util.Locale;

/** What we aim for, and whether a measurement reaches it. */
final class Targets {
    /**
     * Of etcd's raft library, driven in virtual time, and of Kafka's raft event simulation: commits
     * and seeds of 30 commits a processor second, measured once on two virtual x86-64 cores. They are
     * no contenders of the same run, so these two targets are orders of magnitude.
     */
    private static final double ETCD_COMMITS = 114_000;

    private static final double KAFKA_SEEDS = 44;

    private final StringBuilder text =
            new StringBuilder("| | target | measured | |\n|---|---|---|---|\n");

    private Targets() {}

    static String markdown(RatioTable table) {
        Targets targets = new Targets();
        targets.hold(table);
        targets.atLeast("pp20, times SSJ's best list", 1, table.bestSsj("pp20, delivery"));
        targets.atLeast(
                "pp20, times SSJ's default list",
                2.3,
                table.ratio("pp20, delivery", Contender.SSJ_SPLAY));
        targets.atLeast(
                "Raft, 64 clients, commits, times etcd's library",
                10,
                table.rate("Raft, clients: 64", "commits") / ETCD_COMMITS);
        targets.atLeast(
                "Raft, seeds of 32 commits, times Kafka's simulation",
                200,
                table.rate("Raft, seeds of 32", "runs") / KAFKA_SEEDS);
        double digest = 100 * table.digestCost();
        targets.row("digest, the dearer of two loads", "≤ 5 %", digest, digest <= 5);
        return targets.text.toString();
    }

    private void hold(RatioTable table) {
        atLeast("hold 100, times SSJ's best list", 2, table.bestSsj("hold 100, event"));
        atLeast(
                "hold 10000, times a bare PriorityQueue",
                4,
                table.ratio("hold 10000, event", Contender.BARE));
        atLeast(
                "hold 1000000, times a bare PriorityQueue",
                3,
                table.ratio("hold 1000000, event", Contender.BARE));
    }

    private void atLeast(String what, double target, double measured) {
        row(what, "≥ " + text(target), measured, measured >= target);
    }

    private void row(String what, String target, double measured, boolean met) {
        text.append("| " + what + " | " + target + " | " + text(measured) + " | "
                + (met ? "met" : "missed") + " |\n");
    }

    private static String text(double number) {
        String pattern = number == Math.rint(number) || number >= 100 ? "%,.0f" : "%.2f";
        return String.format(Locale.ROOT, pattern, number);
    }
}
