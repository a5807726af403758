package dev.anachron.protocol.raft;

import dev.anachron.base.Command;
import dev.anachron.base.Described;
import dev.anachron.base.Description;
import dev.anachron.base.Digest;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the log.
 *
 * @param version its place, from 1, and the term in which a leader created it
 * @param content what the state machine is to execute
 */
record LogEntry(Version version, Content content) implements RaftDurable {
    /** What an entry holds. */
    sealed interface Content extends Described {}

    /** Nothing: a leader's first entry, by which it learns what is committed (section 8). */
    record NoOp() implements Content {
        @Override
        public void describe(Description to) {
            to.word("no-op");
        }
    }

    /** Who the cluster consists of from this entry on, in the scenario's order (dissertation, 4.1). */
    record Configuration(List<NodeId> members) implements Content {
        @Override
        public void describe(Description to) {
            to.word("configuration").value(text(members));
        }

        static String text(List<NodeId> members) {
            return members.stream().map(NodeId::name).collect(Collectors.joining(" "));
        }
    }

    /**
     * A client's command, with what makes a retry recognisable (section 8).
     *
     * @param fingerprint of the rest, made once: every server sends, saves and executes the command
     */
    record ClientCommand(NodeId client, long serial, Command command, long fingerprint)
            implements Content {
        ClientCommand(NodeId client, long serial, Command command) {
            this(
                    client,
                    serial,
                    command,
                    Digest.of(to -> to.operation(client, serial).value(command)));
        }

        @Override
        public void mixInto(Digest to) {
            to.mix(fingerprint);
        }

        @Override
        public void describe(Description to) {
            to.operation(client, serial).value(command);
        }
    }

    long index() {
        return version.position();
    }

    long term() {
        return version.epoch();
    }

    /**
     * The same entry with a command that nobody gave, or with a member missing; null when there is
     * nothing in it to lie about.
     */
    @Nullable
    LogEntry forged(RandomStream random) {
        if (content instanceof ClientCommand honest) {
            Command other = honest.command().forged(random);
            if (other != null) {
                return new LogEntry(
                        version, new ClientCommand(honest.client(), honest.serial(), other));
            }
        }
        if (content instanceof Configuration honest && honest.members().size() > 1) {
            List<NodeId> fewer = new ArrayList<>(honest.members());
            fewer.remove(random.nextInt(fewer.size()));
            return new LogEntry(version, new Configuration(List.copyOf(fewer)));
        }
        return null;
    }

    @Override
    public void describe(Description to) {
        to.value(version).value(content);
    }
}
