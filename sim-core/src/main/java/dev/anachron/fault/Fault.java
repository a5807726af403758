package dev.anachron.fault;

import dev.anachron.base.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong for a while. A value: what it does is remembered by its {@link Strike}. */
public interface Fault {
    /** Strikes; targets are resolved now. */
    Strike inject(World world);

    /** Whether it goes on until it heals; what is over at once has no length of time. */
    default boolean lasts() {
        return true;
    }

    /**
     * A fault that has struck.
     *
     * @param what in words, with the resolved targets: {@code partition n1 | n2 n3}
     * @param parties whom it concerns, for the pictures
     * @param heal puts things right again; null when there is nothing that lasts
     */
    record Strike(
            String what, List<NodeId> parties, @Nullable Runnable heal) {
        /** A strike that is over at once, as a restart is. */
        public static Strike instant(String what, List<NodeId> parties) {
            return new Strike(what, parties, null);
        }
    }
}
