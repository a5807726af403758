package dev.anachron.bench;

import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * Who runs against whom. SSJ (L'Ecuyer, Université de Montréal) comes with five event lists, of which
 * the splay tree is the default and another may be the best for a number of pending events.
 */
public enum Contender {
    /** The shipped engine. */
    OURS,
    /** A small simulator as a Java programmer would write it: a priority queue of fresh objects. */
    PLAIN,
    /** A priority queue and nothing else: the same mutable entry goes in again. */
    BARE,
    SSJ_SPLAY,
    SSJ_BINARY,
    SSJ_HENRIKSEN,
    SSJ_LINKED,
    SSJ_RED_BLACK;

    boolean isSsj() {
        return name().startsWith("SSJ_");
    }

    /** SSJ's name of its event list. */
    String listName() {
        return eventList().getClass().getSimpleName();
    }

    /** A fresh event list of SSJ. */
    EventList eventList() {
        return switch (this) {
            case SSJ_SPLAY -> new SplayTree();
            case SSJ_BINARY -> new BinaryTree();
            case SSJ_HENRIKSEN -> new Henriksen();
            case SSJ_LINKED -> new DoublyLinked();
            case SSJ_RED_BLACK -> new RedblackTree();
            case OURS, PLAIN, BARE -> throw new IllegalArgumentException(this + " is not SSJ");
        };
    }
}
