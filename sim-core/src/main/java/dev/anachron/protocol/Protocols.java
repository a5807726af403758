package dev.anachron.protocol;

import dev.anachron.protocol.lock.LockProtocol;
import dev.anachron.protocol.primarybackup.PrimaryBackupProtocol;
import dev.anachron.protocol.quorum.QuorumProtocol;
import dev.anachron.protocol.raft.RaftProtocol;
import dev.anachron.spi.Protocol;

import java.util.List;

/** The catalogue of protocols. */
public final class Protocols {
    public static final List<Protocol> ALL = List.of(
            new LockProtocol(),
            new PrimaryBackupProtocol(),
            new QuorumProtocol(),
            new RaftProtocol());

    private Protocols() {}
}
