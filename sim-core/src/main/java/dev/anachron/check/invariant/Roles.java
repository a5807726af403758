package dev.anachron.check.invariant;

import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.List;

/** The words for roles that the checks know, as {@code Fact.Role} carries them. */
public final class Roles {
    public static final String LEADER = "leader";
    public static final String PRIMARY = "primary";
    public static final String BACKUP = "backup";
    public static final String CANDIDATE = "candidate";
    public static final String FOLLOWER = "follower";

    /** A reign is a term in Raft, and an epoch where there are primaries. */
    private static final List<String> OF_EPOCHS = List.of(PRIMARY, BACKUP);

    private Roles() {}

    /** Whether whoever is that orders what all others do. */
    public static boolean leads(Fact.Role role) {
        return leads(role.role());
    }

    static boolean leads(String role) {
        return role.equals(LEADER) || role.equals(PRIMARY);
    }

    /** Whether this is how a node comes to lead. */
    public static boolean leads(Fact fact) {
        return fact instanceof Fact.Role role && leads(role);
    }

    /** {@code leader in term 3}, {@code primary in epoch 2}. */
    public static String told(Fact.Role role) {
        return role.role() + " in " + reign(role);
    }

    /** {@code term 3}, {@code epoch 2}. */
    public static String reign(Fact.Role role) {
        return era(role.role()) + " " + role.epoch();
    }

    /** What this run's protocol calls a reign: {@code term} or {@code epoch}. */
    public static String era(Trace trace) {
        return trace.of(Noted.class)
                .filter(noted -> noted.fact() instanceof Fact.Role)
                .map(noted -> era(((Fact.Role) noted.fact()).role()))
                .findFirst()
                .orElse("term");
    }

    static String era(String role) {
        return OF_EPOCHS.contains(role) ? "epoch" : "term";
    }
}
