package dev.anachron.check.register;

import dev.anachron.base.SimTime;
import dev.anachron.check.Checker;
import dev.anachron.check.ProgramOrder;
import dev.anachron.check.Verdict;
import dev.anachron.check.Verdict.Evidence;
import dev.anachron.check.register.Register.Breach;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.trace.Trace;

/** Judges every read of every register by itself; objects that are no registers are passed over. */
abstract class ReadsOfRegisters implements Checker {
    /** Whether the promise says anything about the read. */
    abstract boolean binds(Register register, Operation read);

    @Override
    public final boolean concerns(History history) {
        return history.byKey().values().stream().anyMatch(ofKey -> Register.is(ofKey.operations()));
    }

    @Override
    public final Verdict check(History history, Trace trace) {
        long judged = 0;
        for (History ofKey : history.byKey().values()) {
            Register register = Register.of(ProgramOrder.moved(ofKey.operations()));
            if (register == null) {
                continue;
            }
            for (Operation read : register.reads()) {
                Breach breach = binds(register, read) ? register.breach(read) : null;
                if (breach != null) {
                    return invalid(breach.in(history));
                }
                judged += binds(register, read) && register.followed(read) ? 1 : 0;
            }
        }
        return judged == 0
                ? Verdict.untested("No such read of a register began after a write had ended.")
                : Verdict.valid("All reads of registers that could have been wrong are right ("
                        + judged + ").");
    }

    private static Verdict invalid(Breach breach) {
        return Verdict.invalid(
                breach.sentence(),
                breach.operations()
                        .map(operation -> new Evidence(
                                operation.id(),
                                operation.isRead() || !operation.ok()
                                        ? operation.invokedNanos()
                                        : operation.returnedNanos(),
                                operation.text() + ", from "
                                        + SimTime.text(operation.invokedNanos()) + " to "
                                        + SimTime.text(operation.returnedNanos())))
                        .toList());
    }
}
