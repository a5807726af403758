package dev.anachron.fault;

/** What a fault can do to a node's clocks: the wall clock, the monotonic one, or both. */
public interface ClockHand {
    /** From now on both clocks gain so many nanoseconds a second; negative is losing. */
    void drift(long driftPpb);

    /** Both clocks stand still. */
    void freeze();

    /** This fault no longer says how fast they run: another that lasts does, or they themselves. */
    void runAsBefore();

    /** The wall clock shows so much more from now on, or less. */
    void jump(long nanos);

    /** The wall clock is set right. */
    void step();

    /** The wall clock gains or loses so many nanoseconds a second until it is right. */
    void slew(long ppb);
}
