package dev.anachron.film;

import java.util.List;

/**
 * One variant's run as the player of the page needs it. Times are nanoseconds of true time; a column that
 * is said to be of differences has, after its first number, the difference of each to the one before,
 * which packs well. Words are numbers of the table {@code words}; -1 is none.
 *
 * @param variant its name
 * @param anchor where its section of the page begins
 * @param endNanos when the run ended
 * @param windows the stretches of which there are events; one, from beginning to end, when none were
 *     left out
 * @param parties who takes part, nodes first
 * @param words every text once
 * @param kinds the kinds of events by number
 * @param events what happened, in order
 * @param messages what was sent
 * @param operations what the clients did
 * @param faults what went wrong on purpose
 * @param reigns while a node believed that it led
 * @param tenures while a client had a lock, by the lock service's account
 * @param story why a promise broke, in sentences; none when none did
 * @param moments what is worth to be looked at, in order of time
 * @param again how to run it again
 * @param interior what the nodes were like
 */
public record Film(
        String variant,
        String anchor,
        long endNanos,
        List<Window> windows,
        List<Party> parties,
        List<String> words,
        List<String> kinds,
        Events events,
        Messages messages,
        Operations operations,
        List<Fault> faults,
        List<Reign> reigns,
        List<Tenure> tenures,
        List<Sentence> story,
        List<Moment> moments,
        Again again,
        Interior interior) {

    /**
     * A stretch of which all events are there.
     *
     * @param firstEvent the number in the whole run of its first event
     * @param events how many there are
     */
    public record Window(long fromNanos, long toNanos, long firstEvent, long events) {}

    /**
     * A node or a client.
     *
     * @param client whether it is a client
     */
    public record Party(String name, boolean client) {}

    /**
     * What happened.
     *
     * @param at when, as differences
     * @param kind the number of its kind
     * @param party where; -1 is nowhere in particular
     * @param text what, in words; none for messages, which have their own
     * @param link the row of the message, the number of the operation, or the row of the fault; -1 when
     *     it is about something else
     */
    public record Events(Numbers at, Numbers kind, Numbers party, Numbers text, Numbers link) {}

    /**
     * What was sent. A copy is a row of its own.
     *
     * @param number its {@code id} in the trace; copies share it
     * @param type the first word of the text
     * @param text the message
     * @param sent when, as differences
     * @param arrived how long after that it came to the receiver's door; -1 when it did not
     * @param ended how long after that it was taken up, or lost; -1 when it was still under way
     * @param fate by number: 0 delivered, 1 lost, 2 under way at the end, 3 delivered once more
     * @param why why it was lost; none when it was not
     */
    public record Messages(
            Numbers number,
            Numbers type,
            Numbers text,
            Numbers from,
            Numbers to,
            Numbers sent,
            Numbers arrived,
            Numbers ended,
            Numbers fate,
            Numbers why) {}

    /**
     * What the clients did, in the order of their numbers.
     *
     * @param id the number in the history
     * @param invoked when, as differences
     * @param returned how long after that; -1 when it never did
     * @param outcome in Jepsen's words: {@code ok}, {@code fail}, {@code info}
     * @param call what was asked
     * @param result what came back; none where nothing does
     * @param key the object
     * @param servedBy who answered; -1 when nobody did
     * @param kind by number: 0 read, 1 change
     * @param mark by number: 0 nothing, 1 returned an old value, 2 what it missed, 3 part of the proof
     */
    public record Operations(
            Numbers id,
            Numbers client,
            Numbers invoked,
            Numbers returned,
            Numbers outcome,
            Numbers call,
            Numbers result,
            Numbers key,
            Numbers servedBy,
            Numbers kind,
            Numbers mark) {}

    /**
     * What went wrong on purpose.
     *
     * @param bit whether it changed anything
     * @param number its place among the faults of the scenario, from 1; 0 when it has none of its own
     */
    public record Fault(
            long atNanos,
            long untilNanos,
            String what,
            List<Integer> parties,
            boolean bit,
            int number) {}

    /**
     * While a node believed that it led.
     *
     * @param outvotedNanos since when another led a later term already; its end when none did
     * @param era {@code term 3}
     */
    public record Reign(int party, long fromNanos, long toNanos, long outvotedNanos, String era) {}

    /** While a client had a lock. */
    public record Tenure(String lock, int party, long token, long fromNanos, long toNanos) {}

    /**
     * How to run it again, with something else.
     *
     * @param scenario the scenario's name
     * @param command the command that runs the scenario, all variants of it
     * @param changes what this variant changes in it, {@code path: value} each
     */
    public record Again(String scenario, String command, List<String> changes) {}

    /** A sentence of the explanation; {@code operation} is -1 when it is about something else. */
    public record Sentence(long atNanos, int operation, String text) {}

    /**
     * A moment to look at.
     *
     * @param kind {@code violation}, {@code fault}, {@code heal} or {@code leader}
     */
    public record Moment(long atNanos, String kind, String text) {}
}
