package dev.anachron.engine;

import dev.anachron.base.NodeId;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The numbers by which workloads keep clients apart, from 1. Clients that are called c1, c2, … keep the
 * number of their name, so that a client that is taken out of a scenario leaves the others' commands as
 * they were; where the names do not end in different numbers, the place in the scenario counts.
 */
final class ClientNumbers {
    private static final int DIGITS_AT_MOST = 5;

    private ClientNumbers() {}

    static List<Integer> of(List<NodeId> clients) {
        List<Integer> byName = new ArrayList<>();
        List<Integer> byPlace = new ArrayList<>();
        for (NodeId client : clients) {
            byName.add(numberIn(client.name()));
            byPlace.add(byPlace.size() + 1);
        }
        boolean distinct = new TreeSet<>(byName).size() == byName.size();
        return distinct && !byName.contains(0) ? byName : byPlace;
    }

    /** The number at the end of a name; 0 for none. */
    private static int numberIn(String name) {
        int start = name.length();
        while (start > 0 && isDigit(name.charAt(start - 1))) {
            start--;
        }
        int digits = name.length() - start;
        return digits == 0 || digits > DIGITS_AT_MOST ? 0 : Integer.parseInt(name.substring(start));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
