package dev.anachron.protocol.primarybackup;

import dev.anachron.base.NodeId;
import dev.anachron.spi.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node knows only while it is the primary: how far its backups are, and which clients wait. */
final class Primary implements Role {
    /** What it knows of one backup. */
    static final class Progress {
        /** The next position to send. */
        long next;
        /** Up to where the backup has said to have the log. */
        long acknowledged;
        /** When the latest message that it answered was sent, by the primary's clock. */
        long heardNanos = Long.MIN_VALUE;

        Progress(long next) {
            this.next = next;
        }
    }

    private record Waiting(long position, Request request) {}

    private final Map<NodeId, Progress> backups = new LinkedHashMap<>();
    private final Map<NodeId, Waiting> waiting = new LinkedHashMap<>();

    /** Where its log ended when it began: before all that is done, its state may be behind. */
    final long inherited;

    /** Whether it has given up waiting for acknowledgements, until its backups have caught up. */
    boolean degraded;

    /** Whom it will hand over to, as soon as that backup has its whole log; until then it takes no changes. */
    @Nullable
    NodeId successor;

    /** Whether the time until it gives up is running. */
    boolean impatient;

    Primary(List<NodeId> backups, long lastPosition) {
        this.inherited = lastPosition;
        backups.forEach(backup -> this.backups.put(backup, new Progress(lastPosition + 1)));
    }

    @Override
    public String text() {
        return "primary";
    }

    Iterable<NodeId> backups() {
        return backups.keySet();
    }

    int size() {
        return backups.size();
    }

    /** Null when it does not know that node for a backup. */
    @Nullable
    Progress find(NodeId backup) {
        return backups.get(backup);
    }

    /** Up to where at least so many backups have the log; its own end for none. */
    long acknowledgedBy(int count, long lastPosition) {
        if (count == 0) {
            return lastPosition;
        }
        List<Long> reached = new ArrayList<>();
        backups.values().forEach(backup -> reached.add(backup.acknowledged));
        reached.sort(Comparator.reverseOrder());
        return reached.get(count - 1);
    }

    /** When the latest message was sent that so many backups have answered. */
    long heardByNanos(int count) {
        if (count > backups.size()) {
            return Long.MIN_VALUE;
        }
        List<Long> heard = new ArrayList<>();
        backups.values().forEach(backup -> heard.add(backup.heardNanos));
        heard.sort(Comparator.reverseOrder());
        return heard.get(count - 1);
    }

    // Clients

    int clientsWaiting() {
        return waiting.size();
    }

    void awaits(long position, Request request) {
        waiting.put(request.client(), new Waiting(position, request));
    }

    /** Whether this is a retry of what is under way; then the latest attempt will be answered. */
    boolean isUnderWay(Request request) {
        Waiting client = waiting.get(request.client());
        if (client == null || client.request().serial() != request.serial()) {
            return false;
        }
        awaits(client.position(), request);
        return true;
    }

    /** Takes out the request that became the entry at this position, if its client still waits. */
    @Nullable
    Request takeWaiting(NodeId client, long position) {
        Waiting one = waiting.get(client);
        if (one == null || one.position() != position) {
            return null;
        }
        waiting.remove(client);
        return one.request();
    }
}
