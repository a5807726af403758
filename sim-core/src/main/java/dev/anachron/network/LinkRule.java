package dev.anachron.network;

import org.jspecify.annotations.Nullable;

/**
 * One cause of trouble on links. Rules are asked in the order in which they were installed; the first
 * that does not pass decides.
 */
public interface LinkRule {
    /**
     * The message's fate, or null to pass it on to the next rule.
     *
     * @param envelope the message
     * @param latencyNanos how long the link would take if no rule objected; drawn beforehand, so that
     *     a rule that comes or goes leaves the link's other draws as they were
     */
    @Nullable
    Fate decide(Envelope envelope, long latencyNanos);
}
