package dev.anachron.engine;

import dev.anachron.base.Latency;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;

/**
 * How long a process is at work with one message or timer.
 *
 * @param handlerNanos in any case
 * @param diskWrite in addition, when the handler wrote something
 * @param disk the draws for it
 */
record WorkTime(long handlerNanos, Latency diskWrite, RandomStream disk) {
    long drawNanos(boolean writes) {
        return writes ? SimTime.plus(handlerNanos, diskWrite.sampleNanos(disk)) : handlerNanos;
    }
}
