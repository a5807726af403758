package dev.anachron.protocol.quorum;

import dev.anachron.base.NodeId;
import dev.anachron.spi.ConsistencyLevel;
import dev.anachron.spi.Deployment;
import dev.anachron.spi.Node;
import dev.anachron.spi.NodeContext;
import dev.anachron.spi.Protocol;
import dev.anachron.spi.Regions;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A store without a leader, with N, R and W. */
public final class QuorumProtocol implements Protocol {
    private static final String PER_REGION = "replicas-per-region";

    private static final List<Setting> SETTINGS = List.of(
            Setting.nodes(
                    "stores",
                    "",
                    "How many nodes, from the first, hold data; the others only coordinate, as a client"
                            + " library or a proxy does (client-driven coordination: Dynamo, section 6.4)."
                            + " All nodes without it."),
            Setting.number(
                    "replicas",
                    "",
                    "N: how many replicas an object has; all nodes that hold data without it."),
            Setting.number(
                    PER_REGION,
                    "",
                    "How many replicas an object has in each region, instead of 'replicas' (Cassandra's"
                            + " NetworkTopologyStrategy)."),
            Setting.number(
                    "read-quorum",
                    "",
                    "R: how many replicas answer a read at level strong; a majority without it."),
            Setting.number(
                    "write-quorum",
                    "",
                    "W: how many replicas acknowledge a write at level strong; a majority without it."),
            Setting.choice(
                    "order",
                    "clock",
                    words(Rules.Order.values()),
                    "Where a version gets its number from: the coordinator's wall clock (the last"
                            + " write wins); one more than a read quorum has (ABD, several writers);"
                            + " or the coordinator's own count (ABD, a single writer)."),
            Setting.choice(
                    "versions",
                    "last-write-wins",
                    words(Rules.Versions.values()),
                    "Which of two versions replaces the other: the one with the greater number; the one"
                            + " whose client had seen the other, by a vector clock with an entry for each"
                            + " coordinator; or the same by dotted version vectors. Versions of which"
                            + " neither replaces the other are kept and read side by side."),
            Setting.choice(
                    "deletes",
                    "tombstone",
                    List.of("tombstone", "forget"),
                    "What a replica does when an object is deleted: it keeps a mark; or (wrong) it"
                            + " removes the object and remembers nothing."),
            Setting.duration(
                    "tombstone-expiry",
                    "0ms",
                    "After how long a replica removes the mark (Cassandra's gc_grace_seconds); 0ms for"
                            + " never."),
            Setting.duration(
                    "anti-entropy",
                    "0ms",
                    "How often each replica compares all that it has with another one, by Merkle trees"
                            + " (Dynamo, section 4.7); 0ms for never."),
            Setting.choice(
                    "reads-from",
                    "all",
                    words(Rules.Contact.values()),
                    "Whom a read asks: all replicas, and the first R answers count; or R of them,"
                            + " drawn or always the first."),
            Setting.choice(
                    "writes-to",
                    "all",
                    words(Rules.Contact.values()),
                    "Whom a write is sent to, in the same way."),
            Setting.choice(
                    "read-repair",
                    "none",
                    words(Rules.Repair.values()),
                    "What a read does about replicas that are behind: nothing; bring them up to date"
                            + " after the answer; or before it, until a write quorum has it (the"
                            + " write-back of ABD)."),
            Setting.choice(
                    "read-rule",
                    "newest",
                    words(Rules.Answer.values()),
                    "Which of the answers a read returns: the newest version, or (wrong) the value"
                            + " that most replicas have, or (wrong) the first that is not nothing."),
            Setting.choice(
                    "ties",
                    "coordinator",
                    List.of("coordinator", "kept"),
                    "Which of two versions with one number replaces the other: that of the coordinator"
                            + " that comes later in the list of nodes; or (wrong) neither, each replica"
                            + " keeps what it had first."),
            Setting.flag(
                    "hints",
                    "false",
                    "Whether a coordinator keeps for a replica what that did not acknowledge, and"
                            + " hands it over later."),
            Setting.flag(
                    "sloppy",
                    "false",
                    "Whether other nodes stand in for replicas that do not answer, and count"
                            + " (a sloppy quorum; needs fewer replicas than nodes)."),
            Setting.duration(
                    "replica-timeout", "100ms", "After how long a replica is taken not to answer."),
            Setting.duration(
                    "request-timeout",
                    "5s",
                    "After how long from then a coordinator forgets a request that too few answered."),
            Setting.duration("handoff", "1s", "How often hints are sent to where they belong."),
            Setting.duration(
                    "hint-expiry", "0ms", "After how long a hint is thrown away; 0ms for never."));

    /** Whose values make no sense when they are nothing. */
    private static final List<String> SIZES =
            List.of("stores", "replicas", PER_REGION, "read-quorum", "write-quorum");

    @Override
    public String name() {
        return "quorum";
    }

    @Override
    public String summary() {
        return "A store without a leader: N replicas, reads from R of them, writes to W (Gifford, 1979;"
                + " Dynamo, 2007; with read write-back ABD, 1995).";
    }

    @Override
    public List<Setting> settings() {
        return SETTINGS;
    }

    @Override
    public List<ConsistencyLevel> levels() {
        return Quorums.LEVELS;
    }

    @Override
    public boolean leaderless() {
        return true;
    }

    @Override
    public List<String> messageTypes() {
        return List.of(
                "Put",
                "PutReply",
                "Get",
                "GetReply",
                "Repair",
                "PutHint",
                "Handoff",
                "HandoffReply",
                "Tree",
                "Leaf");
    }

    @Override
    public List<Objection> objections(Deployment deployment) {
        List<Objection> objections = new ArrayList<>();
        Settings settings = deployment.settings();
        for (String size : SIZES) {
            if (settings.has(size) && settings.number(size) < 1) {
                objections.add(new Objection(
                        size,
                        "'" + size + "' is " + settings.number(size) + "; expected at least 1"));
            }
        }
        if (!objections.isEmpty()) {
            return objections;
        }
        Quorums quorums = new Quorums(deployment);
        objections.addAll(
                settings.has(PER_REGION)
                        ? perRegion(deployment, quorums)
                        : replicas(quorums.replicas(), quorums.stores()));
        if (!objections.isEmpty()) {
            return objections;
        }
        tooMany("read-quorum", quorums.reads(), quorums.replicas(), objections);
        tooMany("write-quorum", quorums.writes(), quorums.replicas(), objections);
        if (settings.duration("tombstone-expiry") > 0
                && !settings.choice("order").equals(Rules.text(Rules.Order.CLOCK))) {
            objections.add(new Objection(
                    "tombstone-expiry",
                    "the age of a tombstone is told by the clock, and 'order' is "
                            + settings.choice("order") + "; expected 'order: clock'"));
        }
        if (settings.duration("tombstone-expiry") > 0
                && settings.choice("deletes").equals("forget")) {
            objections.add(
                    new Objection(
                            "tombstone-expiry",
                            "with 'deletes: forget' there are no tombstones; expected 'deletes: tombstone'"));
        }
        if (settings.flag("sloppy") && quorums.replicas() == quorums.stores()) {
            objections.add(new Objection(
                    "sloppy",
                    "nobody can stand in when every node is a replica; expected fewer 'replicas' than"
                            + " the " + quorums.stores() + " nodes"));
        }
        return objections;
    }

    private static List<Objection> replicas(int replicas, int stores) {
        return replicas <= stores
                ? List.of()
                : List.of(new Objection(
                        "replicas",
                        replicas + " replicas on " + stores + " nodes; expected at most "
                                + stores));
    }

    private static List<Objection> perRegion(Deployment deployment, Quorums quorums) {
        if (deployment.settings().has("replicas")) {
            return List.of(new Objection(
                    PER_REGION, "both 'replicas' and '" + PER_REGION + "'; expected one of them"));
        }
        if (deployment.regions().nodes().isEmpty()) {
            return List.of(new Objection(
                    PER_REGION,
                    "'" + PER_REGION + "' needs regions; expected for example network: { regions:"
                            + " { eu: [n1, n2, n3], us: [n4, n5, n6] } }"));
        }
        return deployment.regions().nodes().keySet().stream()
                .filter(region -> quorums.storesIn(region).size() < quorums.perRegion())
                .map(region -> new Objection(
                        PER_REGION,
                        quorums.perRegion() + " replicas in region '" + region + "', where "
                                + quorums.storesIn(region).size()
                                + " of the nodes that hold data are; expected at most as many"))
                .toList();
    }

    @Override
    public String objection(ConsistencyLevel level, NodeId node, Deployment deployment) {
        if (!objections(deployment).isEmpty()) {
            return ""; // what is wrong with the cluster is said already
        }
        Quorums quorums = new Quorums(deployment);
        if (!Quorums.REGIONAL.contains(level)) {
            return quorums.count(level) <= quorums.replicas()
                    ? ""
                    : quorums.count(level) + " replicas of an object that has " + quorums.replicas()
                            + "; expected a level that needs at most so many";
        }
        Regions regions = deployment.regions();
        boolean everywhere = quorums.perRegion() > 0 || quorums.replicas() == quorums.stores();
        if (!everywhere) {
            return "the replicas of an object may all be in another region; expected '" + PER_REGION
                    + "' instead of 'replicas'";
        }
        String here = regions.of(node);
        if (here == null) {
            return node + " is in no region; expected for example network: { regions: { eu: ["
                    + node + "] } }";
        }
        return regions.nodes().keySet().stream()
                .filter(region -> level.equals(Quorums.EACH_QUORUM) || region.equals(here))
                .filter(region -> quorums.storesIn(region).isEmpty())
                .map(region -> "the region '" + region
                        + "' is without nodes that hold data; expected at least one")
                .findFirst()
                .orElse("");
    }

    @Override
    public String objectionToProbes(List<NodeId> coordinators, Deployment deployment) {
        if (!objections(deployment).isEmpty()) {
            return "";
        }
        Quorums quorums = new Quorums(deployment);
        Settings settings = deployment.settings();
        for (NodeId coordinator : coordinators) {
            if (quorums.holdsData(coordinator)) {
                return coordinator + " holds data itself, and what it tells itself is no message;"
                        + " expected to see only nodes after the first 'stores'";
            }
        }
        if (quorums.replicas() != quorums.stores()) {
            return "the replicas of one object are not those of another; expected as many 'replicas'"
                    + " as 'stores'";
        }
        boolean other = settings.flag("hints")
                || settings.flag("sloppy")
                || settings.duration("anti-entropy") > 0
                || !settings.choice("read-repair").equals("none");
        return other
                ? "a write gets to a replica in other ways, too; expected neither read repair nor"
                        + " hints, stand-ins or anti-entropy"
                : "";
    }

    private static void tooMany(
            String setting, int quorum, int replicas, List<Objection> objections) {
        if (quorum > replicas) {
            objections.add(new Objection(
                    setting,
                    "a quorum of " + quorum + " of " + replicas + " replicas; expected at most "
                            + replicas));
        }
    }

    @Override
    public Node create(NodeContext context) {
        return new QuorumNode(context);
    }

    private static <E extends Enum<E>> List<String> words(E[] values) {
        return Arrays.stream(values).map(Rules::text).toList();
    }
}
