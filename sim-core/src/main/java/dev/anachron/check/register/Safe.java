package dev.anachron.check.register;

import dev.anachron.history.Operation;

/**
 * A safe register (Lamport, 1986), for several writers: a read without a concurrent write returns a value
 * that had not certainly been overwritten when it began; any other read may return anything.
 */
public final class Safe extends ReadsOfRegisters {
    @Override
    public String name() {
        return "safe";
    }

    @Override
    public String promise() {
        return "A read of a register that no write overlaps returns a value that had not certainly"
                + " been overwritten when it began.";
    }

    @Override
    boolean binds(Register register, Operation read) {
        return !register.contended(read);
    }
}
