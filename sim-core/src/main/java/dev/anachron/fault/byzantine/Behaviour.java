package dev.anachron.fault.byzantine;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Shares;
import dev.anachron.fault.Betrayal;
import dev.anachron.spi.Message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What traitors do. */
public sealed interface Behaviour {
    /** In words: {@code forge 20%}. */
    String text();

    /** How each of the traitors goes about it, once the fault has struck. */
    Function<NodeId, Betrayal> of(Plot plot);

    /** They hear everything and say nothing. */
    record Mute() implements Behaviour {
        @Override
        public String text() {
            return "mute";
        }

        @Override
        public Function<NodeId, Betrayal> of(Plot plot) {
            return traitor -> (to, message, voice) -> voice.count("messagesMuted");
        }
    }

    /**
     * They tell some receivers of a message another story than the rest, always the same ones.
     *
     * @param share how many of the receivers
     * @param colluding whether the other stories of several traitors agree
     */
    record Equivocate(double share, boolean colluding) implements Behaviour {
        @Override
        public String text() {
            return "equivocate to " + Shares.percent(share) + together(colluding);
        }

        @Override
        public Function<NodeId, Betrayal> of(Plot plot) {
            List<NodeId> deceived = plot.deceived(share);
            return lying(plot, 1, colluding, "equivocations", deceived);
        }
    }

    /**
     * They lie, to everybody alike.
     *
     * @param share the probability for each message
     * @param colluding whether several traitors make the same message the same lie
     */
    record Forge(double share, boolean colluding) implements Behaviour {
        @Override
        public String text() {
            return "forge " + Shares.percent(share) + together(colluding);
        }

        @Override
        public Function<NodeId, Betrayal> of(Plot plot) {
            List<NodeId> deceived = colluding ? plot.strangers() : plot.receivers();
            return lying(plot, share, colluding, "messagesForged", deceived);
        }
    }

    /**
     * They send again, after a message, one of the last hundred that they sent to the same receiver.
     *
     * @param share the probability for each message
     */
    record Replay(double share) implements Behaviour {
        private static final int REMEMBERED = 100;

        @Override
        public String text() {
            return "replay " + Shares.percent(share);
        }

        @Override
        public Function<NodeId, Betrayal> of(Plot plot) {
            return traitor -> {
                Map<NodeId, List<Message>> sent = new LinkedHashMap<>();
                return (to, message, voice) -> {
                    voice.say(message, 0);
                    List<Message> past = sent.computeIfAbsent(to, id -> new ArrayList<>());
                    RandomStream random = plot.stream(traitor, to);
                    if (random.chance(share) && !past.isEmpty()) {
                        voice.say(random.child("which").pick(past), 0);
                        voice.count("messagesReplayed");
                    }
                    if (past.size() == REMEMBERED) {
                        past.remove(0);
                    }
                    past.add(message);
                };
            };
        }
    }

    /**
     * They serve some late.
     *
     * @param by how much later; drawn for each message
     */
    record Delay(Latency by) implements Behaviour {
        @Override
        public String text() {
            return "delay by " + by.text();
        }

        @Override
        public Function<NodeId, Betrayal> of(Plot plot) {
            return traitor -> (to, message, voice) -> {
                voice.say(message, by.sampleNanos(plot.stream(traitor, to)));
                voice.count("messagesDelayed");
            };
        }
    }

    private static String together(boolean colluding) {
        return colluding ? ", colluding" : "";
    }

    private static Function<NodeId, Betrayal> lying(
            Plot plot, double share, boolean colluding, String effect, List<NodeId> deceived) {
        long shared = colluding ? plot.secret("all") : 0;
        return traitor -> {
            Lies lies = new Lies(colluding ? shared : plot.secret(traitor.name()), share);
            return (to, message, voice) -> {
                Message lie = deceived.contains(to) ? lies.insteadOf(message) : null;
                voice.say(lie == null ? message : lie, 0);
                if (lie != null) {
                    voice.count(effect);
                }
            };
        };
    }
}
