package dev.anachron.check.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.check.Verdict.Status;
import dev.anachron.check.linearizability.Linearizable;
import dev.anachron.history.History;
import dev.anachron.history.Operation;
import dev.anachron.history.Outcome;
import dev.anachron.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/** What a single copy could have answered keeps every promise to a session. */
class SessionOracleTest {
    private static final Trace NO_TRACE = new Trace(List.of(), "");
    private static final int OPERATIONS = 8;

    private static int legal;
    private static int illegal;

    @Property(tries = 5_000, seed = "20261121")
    void linearizableHistoriesOfOneLogKeepEverySession(@ForAll long seed) {
        History history = draw(RandomStream.root(seed));
        if (new Linearizable().check(history, NO_TRACE).status() != Status.VALID) {
            illegal++;
            return;
        }
        legal++;
        assertThat(new MonotonicReads().check(history, NO_TRACE).status()).isEqualTo(Status.VALID);
        assertThat(new ReadYourWrites().check(history, NO_TRACE).status()).isEqualTo(Status.VALID);
    }

    /**
     * Two clients on one log whose epoch grows now and then; the value is the place in the log.
     * Writes never overlap, so that no other order of them can explain a read.
     */
    private static History draw(RandomStream random) {
        List<Version> log = new ArrayList<>(List.of(Version.NONE));
        List<Operation> operations = new ArrayList<>();
        long[] free = {0, 0};
        long epoch = 1;
        long written = -1;
        for (int id = 0; id < OPERATIONS; id++) {
            int client = free[0] <= free[1] ? 0 : 1;
            long invoked = free[client];
            long returned = invoked + random.nextInt(6);
            free[client] = returned + 1 + random.nextInt(3);
            epoch += random.chance(0.3) ? 1 : 0;
            boolean read = random.chance(0.6) || invoked <= written;
            if (!read) {
                long position = log.get(log.size() - 1).position() + 1 + random.nextInt(2);
                log.add(new Version(epoch, position));
                written = returned;
            }
            int place = read && random.chance(0.2) ? random.nextInt(log.size()) : log.size() - 1;
            operations.add(new Operation(
                    id,
                    new NodeId("c" + client),
                    0,
                    read ? new Command.Read("x") : new Command.Write("x", place),
                    invoked,
                    returned,
                    Outcome.OK,
                    read && place > 0 ? Value.of(place) : Value.NIL,
                    log.get(place),
                    log.get(place),
                    null));
        }
        return new History(operations);
    }

    @AfterContainer
    static void bothKindsWereSeen() {
        assertThat(legal).isGreaterThan(1_000);
        assertThat(illegal).isGreaterThan(1_000);
    }
}
