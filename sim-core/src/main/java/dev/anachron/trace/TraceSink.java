package dev.anachron.trace;

/** Takes the events of a run as they happen, in order. */
public interface TraceSink {
    void take(TraceEvent event);
}
