package dev.anachron.fault;

import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.network.LinkRule;
import dev.anachron.spi.Administer;

import java.util.List;

/** What a fault can get hold of while it strikes and heals. Everything it does is counted as its effect. */
public interface World {
    /**
     * Who the word means now. A party's name stands for itself; {@code leader} and {@code primary} for
     * the live node with the highest epoch that believes it leads; {@code followers} and {@code backups}
     * for the live nodes that do not; {@code all} for every node and {@code clients} for every client;
     * {@code one} for a node that is drawn, {@code minority} for as many as are less than half of them
     * and {@code majority} for the rest. Such a word may name a shard, {@code leader:s2}, and then speaks
     * of its nodes alone. The result may be empty.
     */
    List<NodeId> resolve(String target);

    /** The word for a role among the nodes that a node runs the protocol with. */
    String beside(NodeId node, String role);

    /** Every node of the cluster, in the scenario's order. */
    List<NodeId> nodes();

    /** Everybody on the network, nodes and clients. */
    List<NodeId> parties();

    /** This strike's own stream. */
    RandomStream random();

    void install(LinkRule rule);

    /** Removes a rule; what it held travels on. */
    void remove(LinkRule rule);

    /**
     * Stops a process at once; what it was writing is lost, what its machine keeps in the page cache
     * is not. One that is down already stays so until this crash, too, is over.
     */
    void crash(NodeId node);

    /** Stops a whole machine: the same, and what its disk had not flushed is lost as well. */
    void powerCut(NodeId node);

    /** Starts a crashed process from its disk, whoever crashed it. No effect on one that is up. */
    void restart(NodeId node);

    /** This fault's crash is over: the process starts again unless another crash keeps it down. */
    void endCrash(NodeId node);

    /** Freezes a process: messages wait at its door, timers fire late. Its clock goes on. */
    void pause(NodeId node);

    /** Freezes a process in the middle of its next handler: decided, but without effect yet. */
    void pauseWithinHandler(NodeId node);

    /** This fault's pause is over, or will not come. */
    void resume(NodeId node);

    /** Gives the leader of the moment an instruction; it is lost when there is none. */
    void administer(Administer instruction);

    /** From now on handlers and their disk writes take so many times as long. */
    void slow(NodeId node, double times);

    void slowNoMore(NodeId node);

    /** From now on all that the node sends goes through this, also after a crash and a restart. */
    void betray(NodeId node, Betrayal betrayal);

    void betrayNoMore(NodeId node);

    /** The node's disk, to make faulty. */
    DiskHand disk(NodeId node);

    /** The node's clocks, to put wrong. */
    ClockHand clock(NodeId node);

    /** Does something so much later, unless this fault is over by then. */
    void after(long nanos, Runnable action);
}
