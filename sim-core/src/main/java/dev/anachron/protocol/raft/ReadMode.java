package dev.anachron.protocol.raft;

import java.util.Arrays;
import java.util.List;

/** How a leader answers a strong read. */
enum ReadMode {
    /** From its own state, unchecked: a leader that was voted out does not know it. */
    LOCAL("local"),
    /** After a round of heartbeats shows that it still leads (dissertation, section 6.4). */
    READ_INDEX("read-index"),
    /** At once while no other leader can have been elected (dissertation, section 6.4.1). */
    LEASE("lease"),
    /** As an entry of the log, like a write. */
    LOG("log");

    private final String word;

    ReadMode(String word) {
        this.word = word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(mode -> mode.word).toList();
    }

    static ReadMode of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no read mode " + word));
    }
}
