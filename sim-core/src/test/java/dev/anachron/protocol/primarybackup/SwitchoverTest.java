package dev.anachron.protocol.primarybackup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.Version;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Acknowledge;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Promise;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Propose;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.Replicate;
import dev.anachron.protocol.primarybackup.PrimaryBackupMessage.TakeOver;
import dev.anachron.protocol.primarybackup.PrimaryBackupTimer.GiveUpSwitchover;
import dev.anachron.spi.Administer.TransferLeadership;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Message;
import dev.anachron.spi.Request;
import dev.anachron.testing.NodeBench;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A primary that is told to go, message by message. n1 is the primary, and n3 is to be the next one. */
class SwitchoverTest {
    private static final Message TO_N3 = new TransferLeadership(new NodeId("n3"));

    private static NodeBench n1(Object... settings) {
        NodeBench n1 = new NodeBench(new PrimaryBackupProtocol(), Stores.with(settings), 3);
        n1.hears("c1", writes(1));
        return n1;
    }

    private static Request writes(int serial) {
        Command write = new Command.Write("x", serial);
        NodeId c1 = new NodeId("c1");
        return new Request(c1, serial, 1, write, ConsistencyLevel.STRONG, Version.NONE);
    }

    @Test
    void itGoesWhenTheOtherOneHasAll() {
        NodeBench n1 = n1();
        assertThat(n1.hears("n1", TO_N3)).isEmpty();
        assertThat(n1.hears("n2", new Acknowledge(1, 1, 0))).as("not the one").isEmpty();
        assertThat(n1.hears("n3", new Acknowledge(1, 1, 0)))
                .containsExactly("saved epoch=1 backup", "· backup in 1", "→n3 TakeOver epoch=1");
        assertThat(n1.role()).isEqualTo("backup");
    }

    @Test
    void untilThenItTakesNoChanges() {
        NodeBench n1 = n1();
        n1.hears("n1", TO_N3);
        assertThat(n1.hears("c1", writes(2))).containsExactly("→c1 Busy #2 handing-over");
        n1.fires(new GiveUpSwitchover(1));
        assertThat(n1.hears("c1", writes(2)))
                .as("it has waited long enough")
                .contains("→c1 Done #2 2 from 2@1 at 2@1");
    }

    @Test
    void nobodyIsLeftWithoutAnAnswer() {
        NodeBench n1 = n1("replication", "sync");
        n1.hears("n1", TO_N3);
        assertThat(n1.hears("n3", new Acknowledge(1, 1, 0))).isEmpty();
        assertThat(n1.hears("n2", new Acknowledge(1, 1, 0)))
                .contains("→c1 Done #1 1 from 1@1 at 1@1", "→n3 TakeOver epoch=1");
    }

    @Test
    void aCrashDoesNotBringItBack() {
        NodeBench n1 = n1();
        n1.hears("n1", TO_N3);
        n1.hears("n3", new Acknowledge(1, 1, 0));
        n1.restart();
        assertThat(n1.role()).isEqualTo("backup");
    }

    /** It hears the primary all the while, and would say nothing to anybody else. */
    @Test
    void whoHearsAPrimaryPromisesAllTheSame() {
        for (boolean planned : List.of(false, true)) {
            NodeBench n1 = n1();
            assertThat(n1.hears("n3", new Propose(2, planned))
                            .contains("→n3 Promise epoch=2 last=1@1"))
                    .isEqualTo(planned);
        }
    }

    @Test
    void theChosenOneAsksForPromises() {
        NodeBench n1 = n1();
        n1.hears("n1", TO_N3);
        n1.hears("n3", new Acknowledge(1, 1, 0));
        assertThat(n1.hears("n3", new TakeOver(1))).contains("→n2 Propose epoch=2 (planned)");
        n1.hears("n3", new Replicate(1, new Version(1, 1), List.of(), 1, 0));
        assertThat(n1.role()).as("what was under way does not stop it").isEqualTo("candidate");
        assertThat(n1.hears("n2", new Promise(2, new Version(1, 1)))).contains("· primary in 2");
        assertThat(n1.hears("n3", new TakeOver(1))).as("late").isEmpty();
    }

    @Test
    void whereNoMajorityDecidesItJustBegins() {
        for (String failover : List.of("alone", "none")) {
            NodeBench n1 = n1("failover", failover);
            n1.hears("n1", TO_N3);
            n1.hears("n3", new Acknowledge(1, 1, 0));
            assertThat(n1.hears("n3", new TakeOver(1))).contains("· primary in 2");
        }
    }
}
