package dev.anachron.engine;

import dev.anachron.base.Latency;
import dev.anachron.base.RandomStream;
import dev.anachron.base.SimTime;
import dev.anachron.fault.DiskHand;

/** A fault's hand on one process's disk. */
record FaultyDisk(FaultWorld fault, int index, SimProcess process, long nowNanos)
        implements DiskHand {
    @Override
    public void slow(Latency more) {
        process.workTime.slowWrites(fault, more, random());
    }

    @Override
    public void stall() {
        process.stalledBy.add(index);
    }

    @Override
    public void fill() {
        process.fullBy.add(index);
    }

    @Override
    public void tear() {
        process.disk.tear(index);
    }

    @Override
    public void lose(double share) {
        process.disk.lose(index, share, random());
    }

    @Override
    public void rollBack(long nanos) {
        process.disk.rollBack(index, SimTime.plus(nowNanos, -nanos));
    }

    @Override
    public void rot(double share, boolean detected) {
        process.disk.rot(index, share, random(), detected);
    }

    @Override
    public void mend() {
        process.workTime.slowNoMore(fault);
        process.disk.mend(index);
        process.stallEnds(index);
        if (process.fullBy.remove(index)) {
            fault.endCrash(process.id);
        }
    }

    private RandomStream random() {
        return fault.random().child(process.id.name());
    }
}
