package dev.anachron.fault;

import dev.anachron.base.NodeId;

import java.util.List;

/** Something that goes wrong for a while. A value: what it does is remembered by its {@link Strike}. */
public interface Fault {
    /** Strikes; targets are resolved now. */
    Strike inject(World world);

    /**
     * A fault that has struck.
     *
     * @param what in words, with the resolved targets: {@code partition n1 | n2 n3}
     * @param parties whom it concerns, for the pictures
     * @param heal puts things right again
     */
    record Strike(String what, List<NodeId> parties, Runnable heal) {}
}
