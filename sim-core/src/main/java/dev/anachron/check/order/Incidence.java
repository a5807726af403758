package dev.anachron.check.order;

/** The edges at each operation, next to each other. */
final class Incidence {
    private final int[] begin;
    private final int[] edges;

    Incidence(int size, IntList ends) {
        begin = new int[size + 1];
        for (int edge = 0; edge < ends.size(); edge++) {
            begin[ends.get(edge) + 1]++;
        }
        for (int i = 0; i < size; i++) {
            begin[i + 1] += begin[i];
        }
        int[] free = begin.clone();
        edges = new int[ends.size()];
        for (int edge = 0; edge < edges.length; edge++) {
            edges[free[ends.get(edge)]++] = edge;
        }
    }

    int begin(int operation) {
        return begin[operation];
    }

    int end(int operation) {
        return begin[operation + 1];
    }

    int edge(int at) {
        return edges[at];
    }
}
