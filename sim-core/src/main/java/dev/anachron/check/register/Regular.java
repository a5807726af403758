package dev.anachron.check.register;

import dev.anachron.history.Operation;

/**
 * A regular register (Lamport, 1986), for several writers: a read returns the value of a write that is
 * concurrent with it, or of one that no other write had certainly overwritten when it began. Two reads
 * need not agree on the order of concurrent writes: that is what linearizability adds.
 */
public final class Regular extends ReadsOfRegisters {
    @Override
    public String name() {
        return "regular";
    }

    @Override
    public String promise() {
        return "A read of a register returns a value that was written meanwhile, or one that had not"
                + " certainly been overwritten when it began.";
    }

    @Override
    boolean binds(Register register, Operation read) {
        return true;
    }
}
