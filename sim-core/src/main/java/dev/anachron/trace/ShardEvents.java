package dev.anachron.trace;

import dev.anachron.base.NodeId;
import dev.anachron.base.Shards;
import dev.anachron.base.Shards.Shard;
import dev.anachron.trace.TraceEvent.ClockChanged;
import dev.anachron.trace.TraceEvent.Completed;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Invoked;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.Saved;
import dev.anachron.trace.TraceEvent.Sent;
import dev.anachron.trace.TraceEvent.TimerFired;

import java.util.Iterator;

/** The events that concern one shard: all but those of other shards' nodes and objects. */
record ShardEvents(Events whole, Shards shards, Shard shard) implements Events {
    @Override
    public Iterator<TraceEvent> iterator() {
        return whole.stream().filter(this::concerned).iterator();
    }

    @Override
    public long size() {
        return whole.stream().filter(this::concerned).count();
    }

    /** The run goes on as long for all of them. */
    @Override
    public long endNanos() {
        return whole.endNanos();
    }

    private boolean concerned(TraceEvent event) {
        if (event instanceof Invoked invoked) {
            return keeps(invoked.command().key());
        } else if (event instanceof Completed completed) {
            return keeps(completed.command().key());
        } else if (event instanceof Sent sent) {
            return near(sent.from()) && near(sent.to());
        } else if (event instanceof Delivered delivered) {
            return near(delivered.from()) && near(delivered.to());
        } else if (event instanceof Dropped dropped) {
            return near(dropped.from()) && near(dropped.to());
        } else if (event instanceof TimerFired fired) {
            return near(fired.node());
        } else if (event instanceof Saved saved) {
            return near(saved.node());
        } else if (event instanceof Noted noted) {
            return near(noted.node());
        } else if (event instanceof ProcessChanged changed) {
            return near(changed.node());
        } else if (event instanceof ClockChanged changed) {
            return near(changed.node());
        }
        return event instanceof FaultChanged;
    }

    private boolean keeps(String key) {
        return shards.of(key).name().equals(shard.name());
    }

    private boolean near(NodeId party) {
        return !shards.isElsewhere(party, shard);
    }
}
