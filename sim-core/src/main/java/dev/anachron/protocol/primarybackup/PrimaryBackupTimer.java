package dev.anachron.protocol.primarybackup;

import dev.anachron.base.Description;
import dev.anachron.spi.Timer;

/** What a node of a primary-backup store waits for. */
sealed interface PrimaryBackupTimer extends Timer {
    /** The primary makes itself heard. */
    record Heartbeat(long epoch) implements PrimaryBackupTimer {
        @Override
        public void describe(Description to) {
            to.word("Heartbeat").put("epoch", epoch);
        }
    }

    /** No primary was heard for too long. There is one at a time; setting it anew resets it. */
    record Suspect() implements PrimaryBackupTimer {
        static final Suspect ONLY = new Suspect();

        @Override
        public void describe(Description to) {
            to.word("Suspect");
        }
    }

    /** The primary has waited long enough for its successor to have the whole log. */
    record GiveUpSwitchover(long epoch) implements PrimaryBackupTimer {
        @Override
        public void describe(Description to) {
            to.word("GiveUpSwitchover").put("epoch", epoch);
        }
    }

    /** The primary has waited long enough for acknowledgements. */
    record Degrade(long epoch) implements PrimaryBackupTimer {
        @Override
        public void describe(Description to) {
            to.word("Degrade").put("epoch", epoch);
        }
    }
}
