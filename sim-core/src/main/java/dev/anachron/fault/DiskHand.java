package dev.anachron.fault;

import dev.anachron.base.Latency;

/** What a fault can do to a node's disk. What it begins lasts until it is mended. */
public interface DiskHand {
    /** Each write takes so much longer. */
    void slow(Latency more);

    /** Writes wait until the disk is mended, and the process with them. */
    void stall();

    /** A write fails, and the process stops with it. */
    void fill();

    /** The next power cut tears the write that is under way, or takes the last one. */
    void tear();

    /** Each write is lost with this probability at the next crash or power cut. */
    void lose(double share);

    /** At the next start the disk is what it was so long before now. */
    void rollBack(long nanos);

    /** Each fact becomes unreadable with this probability; at the next start a checksum may tell. */
    void rot(double share, boolean detected);

    /** Ends what lasts; processes that a full disk had stopped start again. */
    void mend();
}
