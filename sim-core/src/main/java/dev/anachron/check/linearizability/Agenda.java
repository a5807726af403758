package dev.anachron.check.linearizability;

import java.util.Arrays;

/** What is still to be done: first what was put in front last, then what was put behind first. */
final class Agenda {
    private int[] front = new int[16];
    private int inFront;
    private int[] behind = new int[16];
    private int head;
    private int tail;

    boolean isEmpty() {
        return inFront == 0 && head == tail;
    }

    void clear() {
        inFront = 0;
        head = 0;
        tail = 0;
    }

    void addFirst(int entry) {
        if (inFront == front.length) {
            front = Arrays.copyOf(front, 2 * inFront);
        }
        front[inFront++] = entry;
    }

    void addLast(int entry) {
        if (tail == behind.length) {
            behind = Arrays.copyOf(behind, 2 * tail);
        }
        behind[tail++] = entry;
    }

    int removeFirst() {
        return inFront > 0 ? front[--inFront] : behind[head++];
    }
}
