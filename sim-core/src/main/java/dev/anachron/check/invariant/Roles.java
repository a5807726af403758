package dev.anachron.check.invariant;

/** The words for roles that the checks know, as {@code Fact.Role} carries them. */
public final class Roles {
    public static final String LEADER = "leader";
    public static final String CANDIDATE = "candidate";
    public static final String FOLLOWER = "follower";

    private Roles() {}
}
