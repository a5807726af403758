package dev.anachron.protocol.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.base.Command;
import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Message;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Request;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import dev.anachron.testing.NodeBench;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The storage, message by message; here it is n1, and the lock service n2. */
class StorageTest {
    private record StorageAlone() implements Protocol {
        @Override
        public String name() {
            return "storage";
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Node create(NodeContext context) {
            return new Storage(context, new NodeId("n2"));
        }
    }

    private static NodeBench storage(String fencing) {
        Settings settings = Settings.of(Map.of("lease", SimTime.SECOND, "fencing", fencing));
        return new NodeBench(new StorageAlone(), settings, 2);
    }

    private static Message asks(String client, long serial, Command what) {
        return new Request(
                new NodeId(client), serial, 1, what, ConsistencyLevel.STRONG, Version.NONE);
    }

    private static Command write(long value, long token) {
        return new Command.Write("x", value, token);
    }

    @Test
    void withoutFencingTheLastWriteWins() {
        NodeBench storage = storage("none");
        storage.hears("c2", asks("c2", 1, write(8, 34)));
        assertThat(storage.hears("c1", asks("c1", 1, write(7, 33))))
                .containsExactly(
                        "saved write x=7 token=33 by c1#1 as 2@1",
                        "· apply 2@1 write x=7 token=33",
                        "→c1 Done #1 7 from 2@1 at 2@1");
    }

    @Test
    void anOlderTokenThanOneSeenIsRefusedAndTheSameIsNot() {
        NodeBench storage = storage("token");
        storage.hears("c2", asks("c2", 1, write(8, 34)));
        assertThat(storage.hears("c1", asks("c1", 1, write(7, 33))))
                .containsExactly("→c1 Refused #1 token=33 is older than 34");
        assertThat(storage.hears("c2", asks("c2", 2, write(9, 34))))
                .contains("→c2 Done #2 9 from 2@1 at 2@1");
    }

    @Test
    void aTokenThatWasOnlyReadUnderIsNotSeen() {
        NodeBench storage = storage("token");
        storage.hears("c2", asks("c2", 1, new Command.Read("x")));
        assertThat(storage.hears("c1", asks("c1", 1, write(7, 33))))
                .contains("→c1 Done #1 7 from 1@1 at 1@1");
    }

    @Test
    void aRegisteredTokenCountsAsSeenAlsoAfterARestart() {
        NodeBench storage = storage("token");
        assertThat(storage.hears("n2", new LockMessage.Register(34)))
                .containsExactly("saved seen token=34", "→n2 Registered token=34");
        storage.restart();
        assertThat(storage.hears("c1", asks("c1", 1, write(7, 33))))
                .containsExactly("→c1 Refused #1 token=33 is older than 34");
    }

    @Test
    void aRepeatedWriteIsAnsweredAndNotDoneAgain() {
        NodeBench storage = storage("token");
        storage.hears("c1", asks("c1", 1, write(7, 33)));
        storage.restart();
        assertThat(storage.hears("c1", asks("c1", 1, write(7, 33))))
                .containsExactly("→c1 Done #1 7 from 1@1 at 1@1");
        assertThat(storage.hears("c1", asks("c1", 2, new Command.Read("x"))))
                .containsExactly("→c1 Done #2 7 from 1@1 at 1@1");
    }
}
