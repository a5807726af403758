package dev.anachron.client;

import dev.anachron.base.Version;

/** What a session has seen of a log: the latest it has read and the latest it has written. */
final class Marker {
    private final boolean mayFall;
    private Version read = Version.NONE;
    private Version written = Version.NONE;

    Marker(Markers rule) {
        this.mayFall = rule == Markers.ONE;
    }

    Version read() {
        return read;
    }

    Version written() {
        return written;
    }

    void read(Version position) {
        read = mayFall ? position : read.max(position);
    }

    void wrote(Version version) {
        written = mayFall ? version : written.max(version);
    }

    void forget() {
        read = Version.NONE;
        written = Version.NONE;
    }
}
