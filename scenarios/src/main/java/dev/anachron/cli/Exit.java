package dev.anachron.cli;

/** The exit codes, as users' scripts rely on them. */
final class Exit {
    /** Every expectation met; the run is the same. */
    static final int OK = 0;
    /** Some expectation not met; the run differs. */
    static final int NOT_MET = 1;
    /** Bad usage or invalid input. */
    static final int USAGE = 2;
    /** A checker ran out of its budget. */
    static final int UNDECIDED = 3;
    /** A fault of Anachron itself. */
    static final int OWN_FAULT = 70;

    private Exit() {}
}
