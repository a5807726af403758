package dev.anachron.figure;

import java.util.List;

/** What a colour stands for. Which colour that is stands in {@link Palette}, and only there. */
public enum Role {
    READ,
    WRITE,
    /** An operation that reads and writes at once: add, compare-and-set. */
    UPDATE,
    /** A read that returned what it should. */
    FRESH,
    /** What a promise forbids, or what misleads: always the loudest colour of a picture. */
    VIOLATION,
    /** An operation that certainly had no effect. */
    FAILED,
    /** An operation whose outcome nobody knows. */
    INDETERMINATE,
    /** A node that leads. */
    LEADER,
    /** A process that does not run. */
    DOWN,
    /** Of things of one kind that are told apart by number only, the first. */
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    FIFTH,
    SIXTH,
    SEVENTH;

    private static final List<Role> NUMBERED =
            List.of(FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH, SEVENTH);

    /** For things of one kind, counted from 0; the eighth has the colour of the first again. */
    public static Role numbered(int number) {
        return NUMBERED.get(number % NUMBERED.size());
    }

    /** Whether an earlier one has the same colour, so that something else must tell them apart. */
    public static boolean repeats(int number) {
        return number >= NUMBERED.size();
    }

    /** As listings and style sheets write it. */
    public String text() {
        return switch (this) {
            case READ -> "read";
            case WRITE -> "write";
            case UPDATE -> "update";
            case FRESH -> "fresh";
            case VIOLATION -> "violation";
            case FAILED -> "failed";
            case INDETERMINATE -> "indeterminate";
            case LEADER -> "leader";
            case DOWN -> "down";
            case FIRST -> "first";
            case SECOND -> "second";
            case THIRD -> "third";
            case FOURTH -> "fourth";
            case FIFTH -> "fifth";
            case SIXTH -> "sixth";
            case SEVENTH -> "seventh";
        };
    }
}
