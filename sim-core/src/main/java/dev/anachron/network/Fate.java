package dev.anachron.network;

import dev.anachron.spi.Message;

/**
 * What a rule does to a message. A closed set. A message that is dropped or held has come to the end of
 * its way for now; whatever else befalls it, the rules that were installed later have their say, too.
 */
public sealed interface Fate {
    /** How a fault counts it, for example {@code messagesDropped}. */
    String effect();

    /** It is lost; {@code why} is a few words for the trace. */
    record Drop(String why, String effect) implements Fate {
        public Drop(String why) {
            this(why, "messagesDropped");
        }
    }

    /** It waits until the rule that held it is removed, and then goes on where it was. */
    record Hold() implements Fate {
        @Override
        public String effect() {
            return "messagesHeld";
        }
    }

    /**
     * It takes longer than its link takes.
     *
     * @param byNanos how much longer
     * @param overtaken whether later ones may arrive first, even on a link that keeps order
     */
    record Delay(long byNanos, boolean overtaken, String effect) implements Fate {}

    /** It goes on, and so does a copy that takes so much longer. */
    record Duplicate(long laterNanos) implements Fate {
        @Override
        public String effect() {
            return "messagesDuplicated";
        }
    }

    /** Another message goes on in its place. */
    record Alter(Message into) implements Fate {
        @Override
        public String effect() {
            return "messagesAltered";
        }
    }
}
