package dev.anachron.film;

import java.util.List;

/**
 * What the nodes were like as the run went on, within the film's windows. All of it goes in steps: what a
 * row says holds from its time on, until the next row of the same list. Where a window begins in the midst
 * of things, what held there already is in a row with its true, earlier time.
 *
 * @param states roles and fields, by the nodes' own account; the values are words
 * @param logs the logs of nodes that have one
 * @param marks up to where a log is committed, applied, or replaced by a snapshot; the values are
 *     positions
 * @param holdings the versions of objects that nodes hold
 * @param leases what is relied on, or promised, until a moment of somebody's own clock
 * @param clocks what the clocks showed that were not always right
 * @param grips the links that faults had in their hands
 */
public record Interior(
        List<Steps> states,
        List<Log> logs,
        List<Steps> marks,
        List<Holding> holdings,
        List<Lease> leases,
        List<Clock> clocks,
        List<Grip> grips) {

    /**
     * How something about a node changed.
     *
     * @param at when, as differences
     * @param value what then; -1 is nothing any more
     */
    public record Steps(int party, String name, Numbers at, Numbers value) {}

    /**
     * What came to stand in the places of a node's log, in order of time.
     *
     * @param at when, as differences
     * @param slot where
     * @param term the term of the entry; -1 when nothing stands there any more
     * @param entry what it says; -1 as well
     */
    public record Log(int party, Numbers at, Numbers slot, Numbers term, Numbers entry) {}

    /**
     * Which versions of an object a node holds.
     *
     * @param hint whether it holds them for another node
     * @param at when, as differences
     * @param version the versions, a blank between them; -1 is none
     * @param value what they say
     */
    public record Holding(
            int party, String object, boolean hint, Numbers at, Numbers version, Numbers value) {}

    /**
     * What somebody relies on, or has promised, until a moment of one of their clocks.
     *
     * @param byWallClock whether that is the wall clock
     * @param at when it was given that end, as differences
     * @param until its end by that clock
     * @param ends its end by true time, as it came; -1 is never; not after {@code at} when it was over
     *     before its time
     */
    public record Lease(
            int party, String name, boolean byWallClock, Numbers at, Numbers until, Numbers ends) {}

    /**
     * How a node's clocks went, from moments at which something was done to them.
     *
     * @param at when, as differences
     * @param monotonic how far the clock that timers go by was ahead then
     * @param monotonicPpb how many nanoseconds it gained in a second from then on
     * @param wall how far the wall clock was ahead
     * @param wallPpb what it gained
     * @param uncertainty by how much, at most, it claimed to be off
     */
    public record Clock(
            int party,
            Numbers at,
            Numbers monotonic,
            Numbers monotonicPpb,
            Numbers wall,
            Numbers wallPpb,
            Numbers uncertainty) {}

    /**
     * Links in the hands of a fault while it lasted.
     *
     * @param fault its row
     * @param cut by link, 1 when it carried nothing and 0 when some messages fared worse
     */
    public record Grip(int fault, Numbers from, Numbers to, Numbers cut) {}
}
