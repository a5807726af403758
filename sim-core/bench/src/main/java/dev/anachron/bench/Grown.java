package dev.anachron.bench;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a Raft cluster under closed-loop load costs.
 *
 * @param nodes how many nodes
 * @param clients how many clients write without a pause
 * @param millis how much virtual time passes
 * @param commits operations that ended well
 * @param messages messages sent, those of clients included
 * @param cpuNanos processor time of a run, the median of several
 * @param plainNanosPerMessage processor time of a message when the same nodes run on the baseline
 * @param heapBytes what is alive near the end of a run: nodes with their logs, clients, history
 */
record Grown(
        int nodes,
        int clients,
        long millis,
        long commits,
        long messages,
        long cpuNanos,
        long plainNanosPerMessage,
        long heapBytes) {
    double nanosPerMessage() {
        return (double) cpuNanos / messages;
    }

    double messagesPerCommit() {
        return (double) messages / commits;
    }

    double bytesPerCommit() {
        return (double) heapBytes / commits;
    }

    /** One line, from one Java to another. */
    String line() {
        return Arrays.stream(new long[] {
                    nodes,
                    clients,
                    millis,
                    commits,
                    messages,
                    cpuNanos,
                    plainNanosPerMessage,
                    heapBytes
                })
                .mapToObj(Long::toString)
                .collect(Collectors.joining(" "));
    }

    static Grown of(String line) {
        long[] of =
                Arrays.stream(line.split(" ", -1)).mapToLong(Long::parseLong).toArray();
        return new Grown((int) of[0], (int) of[1], of[2], of[3], of[4], of[5], of[6], of[7]);
    }
}
