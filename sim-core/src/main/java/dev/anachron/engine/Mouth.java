package dev.anachron.engine;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.fault.Betrayal;
import dev.anachron.spi.Message;

import java.util.ArrayList;
import java.util.List;

/** Through which a process speaks: as its code says, or as faults will have it, one after the other. */
final class Mouth {
    private record Traitor(FaultWorld by, Betrayal betrayal) {}

    private final Post post;
    private final List<Traitor> traitors = new ArrayList<>();

    Mouth(Post post) {
        this.post = post;
    }

    void betray(FaultWorld by, Betrayal betrayal) {
        traitors.add(new Traitor(by, betrayal));
    }

    void betrayNoMore(FaultWorld by) {
        traitors.removeIf(traitor -> traitor.by() == by);
    }

    void send(NodeId to, Message message) {
        say(0, to, message, 0);
    }

    private void say(int place, NodeId to, Message message, long laterNanos) {
        if (place == traitors.size()) {
            post.send(to, message, laterNanos);
            return;
        }
        Traitor traitor = traitors.get(place);
        traitor.betrayal().sends(to, message, new Betrayal.Voice() {
            @Override
            public void say(Message said, long moreNanos) {
                Mouth.this.say(place + 1, to, said, SimTime.plus(laterNanos, moreNanos));
            }

            @Override
            public void count(String effect) {
                traitor.by().count(effect);
            }
        });
    }
}
