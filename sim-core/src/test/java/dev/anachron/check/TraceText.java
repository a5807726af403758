package dev.anachron.check;

import dev.anachron.base.Command;
import dev.anachron.base.Description;
import dev.anachron.base.NodeId;
import dev.anachron.base.Phrase;
import dev.anachron.base.SimTime;
import dev.anachron.base.Value;
import dev.anachron.base.Version;
import dev.anachron.spi.Fact;
import dev.anachron.spi.Message;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent;
import dev.anachron.trace.TraceEvent.Completed;
import dev.anachron.trace.TraceEvent.Delivered;
import dev.anachron.trace.TraceEvent.Dropped;
import dev.anachron.trace.TraceEvent.FaultChanged;
import dev.anachron.trace.TraceEvent.Invoked;
import dev.anachron.trace.TraceEvent.Noted;
import dev.anachron.trace.TraceEvent.ProcessChanged;
import dev.anachron.trace.TraceEvent.ProcessChanged.Change;

import java.util.List;
import java.util.Locale;

/**
 * Traces as tests write them, one event a line, times in milliseconds:
 *
 * <pre>
 * 10 n1 leader 1                 n1 took that role in term 1
 * 20 n1 append 1@1 a             entry and content
 * 30 n1 truncate 1
 * 40 n1 commit 1
 * 50 n1 apply 1@1 write x=7      or: reapply, for a retry that was already done; or a bare word
 * 60 n1 crashed                  restarted, paused, resumed
 * 70 n1 recover 1
 * 72 n1 written 5@1 write x=7    it gave the write that version; acknowledged 5@1, taken 5@1, hinted, discarded
 * 75 n1 snapshot 3@1            it compacted its log; install: the snapshot replaced its state
 * 80 n1 serves c1 own state
 * 85 n1 given lock c1 33        the client has the lock under that token; released, expired
 * 87 c1 asks acquire lock       and: done, for its end
 * 88 n1 hears n2 AppendEntries 3   a message of that term
 * 89 n1 loses n2 AppendEntries 3 why   it never came, and why
 * 90 fault begins partition n1 | n2 n3
 * </pre>
 */
public final class TraceText {
    private TraceText() {}

    /** The lines as they stand. */
    public static Trace parse(String text) {
        List<TraceEvent> events = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(TraceText::event)
                .toList();
        return new Trace(events, "0".repeat(64));
    }

    private static TraceEvent event(String line) {
        String[] words = line.split(" ", 4);
        long atNanos = SimTime.millis(Long.parseLong(words[0]));
        String rest = words.length > 3 ? words[3] : "";
        if (words[1].equals("fault")) {
            return new FaultChanged(atNanos, 0, words[2].equals("begins"), rest);
        }
        NodeId node = new NodeId(words[1]);
        return switch (words[2]) {
            case "crashed" -> new ProcessChanged(atNanos, node, Change.CRASHED);
            case "restarted" -> new ProcessChanged(atNanos, node, Change.RESTARTED);
            case "paused" -> new ProcessChanged(atNanos, node, Change.PAUSED);
            case "asks" -> new Invoked(atNanos, 0, node, command(rest));
            case "done" -> new Completed(atNanos, 0, node, command(rest), "ok", Value.NIL);
            case "hears" -> heard(atNanos, node, rest.split(" "));
            case "loses" -> lost(atNanos, node, rest.split(" ", 4));
            case "resumed" -> new ProcessChanged(atNanos, node, Change.RESUMED);
            default -> new Noted(atNanos, node, fact(words[2], rest));
        };
    }

    private static TraceEvent heard(long atNanos, NodeId node, String[] words) {
        NodeId from = new NodeId(words[0]);
        long term = Long.parseLong(words[2]);
        return new Delivered(atNanos, atNanos, 0, from, node, new Said(words[1], term));
    }

    private static TraceEvent lost(long atNanos, NodeId node, String[] words) {
        NodeId from = new NodeId(words[0]);
        long term = Long.parseLong(words[2]);
        return new Dropped(atNanos, 0, from, node, new Said(words[1], term), words[3]);
    }

    /** A message of which only its kind and its term matter. */
    private record Said(String type, long term) implements Message {
        @Override
        public void describe(Description to) {
            to.value(type).put("term", term);
        }
    }

    private static Fact fact(String kind, String rest) {
        String[] words = rest.split(" ", 2);
        return switch (kind) {
            case "leader", "candidate", "follower", "primary", "backup" ->
                new Fact.Role(kind, Long.parseLong(rest));
            case "append" -> new Fact.Append(version(words[0]), new Phrase(words[1]));
            case "truncate" -> new Fact.Truncate(Long.parseLong(rest));
            case "commit" -> new Fact.Commit(Long.parseLong(rest));
            case "apply" -> apply(version(words[0]), words[1], true);
            case "reapply" -> apply(version(words[0]), words[1], false);
            case "recover" -> new Fact.Recover(Long.parseLong(rest));
            case "snapshot" -> new Fact.Snapshot(version(rest), false);
            case "install" -> new Fact.Snapshot(version(rest), true);
            case "written" -> written(version(words[0]), command(words[1]));
            case "acknowledged" -> new Fact.Acknowledged(version(rest));
            case "taken", "beside", "dropped", "hinted", "discarded" ->
                new Fact.Stored(
                        version(rest), Fact.Stored.Holding.valueOf(kind.toUpperCase(Locale.ROOT)));
            case "serves" -> new Fact.Served(new NodeId(words[0]), 1, new Phrase(words[1]));
            case "given", "released", "expired" -> lease(kind, rest.split(" "));
            default -> throw new IllegalArgumentException("not a fact: " + kind);
        };
    }

    private static Fact lease(String change, String[] words) {
        return new Fact.Lease(
                words[0],
                new NodeId(words[1]),
                Long.parseLong(words[2]),
                Fact.Lease.Change.valueOf(change.toUpperCase(Locale.ROOT)));
    }

    /** {@code write x=7#33}. */
    private static Command command(String content) {
        String[] words = content.split("[ =]", 3);
        return HistoryText.command(words[0], words[1], words.length < 3 ? null : words[2]);
    }

    private static Fact written(Version version, Command command) {
        Value value = command.appliedTo(Value.NIL);
        return new Fact.Written(version, new NodeId("c0"), command, value);
    }

    private static Fact apply(Version entry, String content, boolean effective) {
        String[] words = content.split("[ =]", 3);
        return new Fact.Apply(
                entry,
                new Phrase(content),
                words.length < 3 ? null : HistoryText.command(words[0], words[1], words[2]),
                effective);
    }

    private static Version version(String text) {
        String[] parts = text.split("@");
        return new Version(Long.parseLong(parts[1]), Long.parseLong(parts[0]));
    }
}
