package dev.anachron.protocol.primarybackup;

import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Deployment;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;

import java.util.Arrays;
import java.util.List;

/** Primary-backup replication as scenarios name it. */
public final class PrimaryBackupProtocol implements Protocol {
    private static final List<Setting> SETTINGS = List.of(
            Setting.choice(
                    "replication",
                    "async",
                    words(Rules.Wait.values()),
                    "For whom the primary waits before it acknowledges a change: for every backup, for"
                            + " as many as 'acks' says, or for nobody."),
            Setting.number("acks", "1", "How many backups must have a change, with 'semi-sync'."),
            Setting.duration(
                    "degrade-after",
                    "",
                    "After how long without the acknowledgements that it needs the primary goes on"
                            + " without them, and tells nobody, until its backups have caught up (MySQL's"
                            + " rpl_semi_sync_source_timeout); never, when it is not given."),
            Setting.duration("heartbeat", "50ms", "How often the primary makes itself heard."),
            Setting.choice(
                    "failover",
                    "majority",
                    words(Rules.Failover.values()),
                    "Who decides on a new primary: a majority of the nodes, which take the furthest log"
                            + " among them; (wrong) any backup that misses the primary, by itself; or"
                            + " nobody."),
            Setting.range(
                    "failover-after",
                    "300ms..450ms",
                    "A backup that hears no primary for so long takes it for dead; drawn anew each"
                            + " time."),
            Setting.choice(
                    "fencing",
                    "told",
                    words(Rules.Fencing.values()),
                    "What stops a primary whose epoch is over: nothing; the first node that tells it; or"
                            + " that no majority has answered it for the least 'failover-after', too."),
            Setting.names(
                    "bugs",
                    words(Bug.values()),
                    "Rules to break, for scenarios that show why they are needed."));

    @Override
    public String name() {
        return "primary-backup";
    }

    @Override
    public String summary() {
        return "A primary that orders all changes and sends its log to backups, with or without waiting"
                + " for them (Alsberg and Day, 1976; Budhiraja and others, 1993).";
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public List<ConsistencyLevel> levels() {
        return List.of(ConsistencyLevel.STRONG, ConsistencyLevel.EVENTUAL);
    }

    /** How safe a write is, is not the client's choice here but that of the setting {@code replication}. */
    @Override
    public List<ConsistencyLevel> writeLevels() {
        return List.of(ConsistencyLevel.STRONG);
    }

    @Override
    public boolean heedsTokens() {
        return true;
    }

    @Override
    public List<String> messageTypes() {
        return List.of(
                "Replicate",
                "Acknowledge",
                "Missing",
                "Superseded",
                "TakeOver",
                "Propose",
                "Promise",
                "Promote");
    }

    @Override
    public List<Objection> objections(Deployment deployment) {
        Settings settings = deployment.settings();
        long acks = settings.number("acks");
        int backups = deployment.nodes().size() - 1;
        boolean fits = acks <= backups || !settings.choice("replication").equals("semi-sync");
        return fits
                ? List.of()
                : List.of(new Objection(
                        "acks",
                        acks + " acknowledgements of " + backups + " backups; expected at most "
                                + backups));
    }

    @Override
    public Node create(NodeContext context) {
        return new PrimaryBackupNode(context);
    }

    private static <E extends Enum<E>> List<String> words(E[] values) {
        return Arrays.stream(values).map(Rules::text).toList();
    }
}
