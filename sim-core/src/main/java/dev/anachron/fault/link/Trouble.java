package dev.anachron.fault.link;

import dev.anachron.base.RandomStream;
import dev.anachron.network.LinkRule;

/** What can befall messages on links. */
public interface Trouble {
    /** In words: {@code loss of 10%}. */
    String text();

    /**
     * The rule for as long as it lasts; it is asked about the messages that the fault concerns only.
     *
     * @param random the rule's stream
     * @param what the fault in words, for the trace
     */
    LinkRule rule(RandomStream random, String what);
}
