package dev.anachron.client;

import dev.anachron.base.Command;
import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The optimistic local view of a user interface: what its user has just saved it shows, without asking
 * anybody, from the moment it is sent. It hides a lag and promises nothing: nobody else sees the value
 * yet, and a write that fails has to be taken back.
 */
final class OwnView {
    private final long windowNanos;
    private final Map<String, Mine> byKey = new LinkedHashMap<>();

    /** What was written, as which version once that is known, and when. */
    record Mine(Value value, Version version, long atNanos) {}

    /** What the client relied on when it showed a value. */
    record Shown(long agoNanos) implements Described {
        @Override
        public void describe(Description to) {
            to.word("its own view, since it wrote that itself").span(agoNanos).word("earlier");
        }
    }

    OwnView(long windowNanos) {
        this.windowNanos = windowNanos;
    }

    /** A write is sent: who waits for the answer is shown it already. */
    void writes(Command command, long nowNanos) {
        if (windowNanos > 0 && command instanceof Command.Write write) {
            byKey.put(write.key(), new Mine(write.value(), Version.NONE, nowNanos));
        }
    }

    /** It is done. */
    void wrote(Command command, Version version, long nowNanos) {
        Mine mine = byKey.get(command.key());
        if (mine != null && command instanceof Command.Write) {
            byKey.put(command.key(), new Mine(mine.value(), version, nowNanos));
        }
    }

    /** It failed: the view goes back to what it was before, which only a replica knows. */
    void failed(Command command) {
        byKey.remove(command.key());
    }

    /** What a read would be shown; null when that must be asked for. */
    @Nullable
    Mine of(Command command, long nowNanos) {
        Mine mine = command instanceof Command.Read ? byKey.get(command.key()) : null;
        boolean fresh = mine != null && nowNanos - mine.atNanos() < windowNanos;
        return fresh ? mine : null;
    }
}
