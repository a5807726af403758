package dev.anachron.run;

import dev.anachron.base.Latency;
import dev.anachron.base.RandomStream;

import java.util.Arrays;
import java.util.Map;

/**
 * The model of Bailis and others (2012, sections 4.1 and 5.1) by itself, without a store: for each replica
 * the four times W, A, R and S are drawn. The write is acknowledged at the W-th smallest W + A; the first R
 * answers are those with the smallest R + S; a read t after the acknowledgement sees the write if at one
 * of these its R is late enough. Everything in nanoseconds, sorted.
 */
final class Wars {
    /** From which t on a read would have been fresh. */
    final double[] freshFrom;
    /** How long writes took. */
    final double[] writes;

    private final double[] reads;

    private Wars(int trials) {
        freshFrom = new double[trials];
        writes = new double[trials];
        reads = new double[trials];
    }

    /**
     * How many replicas there are, how many answer a read, how many acknowledge a write, and how much
     * longer a message takes to all but one of them, drawn for each operation.
     */
    record Rule(int replicas, int reading, int writing, long remoteNanos) {}

    static Wars draw(Map<String, Latency> types, Rule rule, int trials) {
        RandomStream random = RandomStream.root(12);
        Wars drawn = new Wars(trials);
        int n = rule.replicas();
        double[] puts = new double[n];
        double[] gets = new double[n];
        double[] acks = new double[n];
        Answer[] answers = new Answer[n];
        for (int i = 0; i < trials; i++) {
            int near = random.nextInt(n);
            int nearRead = random.nextInt(n);
            for (int j = 0; j < n; j++) {
                double far = j == near ? 0 : rule.remoteNanos();
                double farRead = j == nearRead ? 0 : rule.remoteNanos();
                puts[j] = far + sample(types, "Put", random);
                acks[j] = far + puts[j] + sample(types, "PutReply", random);
                gets[j] = farRead + sample(types, "Get", random);
                answers[j] = new Answer(j, farRead + gets[j] + sample(types, "GetReply", random));
            }
            Arrays.sort(acks);
            Arrays.sort(answers, (one, other) -> Double.compare(one.at(), other.at()));
            double acknowledged = acks[rule.writing() - 1];
            double freshFrom = Double.POSITIVE_INFINITY;
            for (Answer answer : Arrays.copyOf(answers, rule.reading())) {
                int replica = answer.replica();
                freshFrom = Math.min(freshFrom, puts[replica] - acknowledged - gets[replica]);
            }
            drawn.freshFrom[i] = freshFrom;
            drawn.writes[i] = acknowledged;
            drawn.reads[i] = answers[rule.reading() - 1].at();
        }
        Arrays.sort(drawn.freshFrom);
        Arrays.sort(drawn.writes);
        Arrays.sort(drawn.reads);
        return drawn;
    }

    private record Answer(int replica, double at) {}

    private static double sample(Map<String, Latency> types, String type, RandomStream random) {
        return types.getOrDefault(type, Latency.constant(0)).nanos().sample(random);
    }

    /** As the scenarios' measures have it, by the measure's name. */
    double measure(String name) {
        return switch (name) {
            case "fresh-after.p999" -> Math.max(0, quantileMillis(freshFrom));
            case "probe.read.p999" -> quantileMillis(reads);
            case "probe.write.p999" -> quantileMillis(writes);
            default -> 100 * freshAt(name.replaceAll("fresh-at\\.|ms", ""));
        };
    }

    private double freshAt(String millis) {
        double nanos = 1e6 * Integer.parseInt(millis);
        return (double) Arrays.stream(freshFrom).filter(from -> from <= nanos).count()
                / freshFrom.length;
    }

    private static double quantileMillis(double[] sorted) {
        return sorted[(int) Math.ceil(0.999 * sorted.length) - 1] / 1e6;
    }
}
