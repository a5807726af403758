package dev.anachron.fault.disk;

import dev.anachron.base.Latency;
import dev.anachron.base.NodeId;
import dev.anachron.base.Shares;
import dev.anachron.base.SimTime;
import dev.anachron.fault.DiskHand;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something is wrong with nodes' disks.
 *
 * @param targets whose
 * @param trouble what
 */
public record DiskFault(List<String> targets, Trouble trouble) implements Fault {
    private static final List<String> FLAGS = List.of("stall", "full", "torn");
    private static final List<String> VALUES = List.of("slow", "lost", "rollback", "rot");

    public static final FaultKind KIND = new FaultKind(
            "disk",
            "Makes disks faulty: one of `slow`, `stall`, `full`, `torn`, `lost`, `rollback`, `rot`.",
            FaultKind.Shape.ON_TARGETS,
            List.of(
                    Setting.latency("slow", "", "How much longer each write takes."),
                    Setting.flag(
                            "stall",
                            "false",
                            "Writes wait until the fault ends, and the process with them."),
                    Setting.flag("full", "false", "A write fails, and the process stops with it."),
                    Setting.flag(
                            "torn",
                            "false",
                            "The next power cut leaves half of the write under way, or takes the"
                                    + " last one although it was flushed."),
                    Setting.share(
                            "lost",
                            "",
                            "The probability that a write, reported as done, is missing after the"
                                    + " next crash or power cut."),
                    Setting.duration(
                            "rollback", "", "At the next start the disk is as it was so long ago."),
                    Setting.share(
                            "rot", "", "The probability that a fact on disk becomes unreadable."),
                    Setting.flag(
                            "undetected",
                            "false",
                            "No checksum finds what is rotten: it is just missing.")),
            true,
            arguments -> new DiskFault(arguments.groups().get(0), trouble(arguments.settings())));

    /** What is wrong. */
    public sealed interface Trouble {}

    /** Each write takes so much longer. */
    public record Slow(Latency more) implements Trouble {}

    /** Writes wait until the fault ends. */
    public record Stall() implements Trouble {}

    /** Writes fail; a process stops with its first. */
    public record Full() implements Trouble {}

    /** The next power cut damages what was written last. */
    public record Torn() implements Trouble {}

    /** Writes are lost in silence (a drive that lies about its cache). */
    public record Lost(double share) implements Trouble {}

    /** A snapshot is restored at the next start. */
    public record Rollback(long nanos) implements Trouble {}

    /** Facts become unreadable. */
    public record Rot(double share, boolean detected) implements Trouble {}

    private static Trouble trouble(Settings settings) {
        check(settings);
        if (settings.has("slow")) {
            return new Slow(settings.latency("slow"));
        }
        if (settings.has("lost")) {
            return new Lost(settings.share("lost"));
        }
        if (settings.has("rollback")) {
            return new Rollback(settings.duration("rollback"));
        }
        if (settings.has("rot")) {
            return new Rot(settings.share("rot"), !settings.flag("undetected"));
        }
        if (settings.flag("stall")) {
            return new Stall();
        }
        return settings.flag("full") ? new Full() : new Torn();
    }

    private static void check(Settings settings) {
        List<String> given = Stream.concat(
                        VALUES.stream().filter(settings::has),
                        FLAGS.stream().filter(settings::flag))
                .toList();
        if (given.size() != 1) {
            String what = given.isEmpty()
                    ? "nothing is wrong with this disk"
                    : "a disk fault is one thing, not " + String.join(" and ", given);
            throw new IllegalArgumentException(
                    what + "; expected one of slow, stall, full, torn, lost, rollback, rot");
        }
        if (settings.flag("undetected") && !settings.has("rot")) {
            throw new IllegalArgumentException(
                    "'undetected' says how disks rot; expected it beside 'rot'");
        }
        String share = given.get(0);
        if (List.of("lost", "rot").contains(share) && settings.share(share) <= 0) {
            throw new IllegalArgumentException(
                    "'" + share + "' is a probability; expected more than 0%, at most 100%");
        }
    }

    @Override
    public boolean lasts() {
        return !(trouble instanceof Rollback || trouble instanceof Rot);
    }

    @Override
    public Strike inject(World world) {
        List<NodeId> nodes = Targets.resolve(world, targets);
        List<DiskHand> disks = nodes.stream().map(world::disk).toList();
        disks.forEach(this::befall);
        String what = "disk of " + Targets.text(nodes) + " " + what();
        return lasts()
                ? new Strike(what, nodes, () -> disks.forEach(DiskHand::mend))
                : Strike.instant(what, nodes);
    }

    private void befall(DiskHand disk) {
        if (trouble instanceof Slow slow) {
            disk.slow(slow.more());
        } else if (trouble instanceof Stall) {
            disk.stall();
        } else if (trouble instanceof Full) {
            disk.fill();
        } else if (trouble instanceof Torn) {
            disk.tear();
        } else if (trouble instanceof Lost lost) {
            disk.lose(lost.share());
        } else if (trouble instanceof Rollback rollback) {
            disk.rollBack(rollback.nanos());
        } else if (trouble instanceof Rot rot) {
            disk.rot(rot.share(), rot.detected());
        }
    }

    private String what() {
        if (trouble instanceof Slow slow) {
            return "slower by " + slow.more().text();
        }
        if (trouble instanceof Lost lost) {
            return "loses " + Shares.percent(lost.share()) + " of its writes";
        }
        if (trouble instanceof Rollback rollback) {
            return "goes back by " + SimTime.span(rollback.nanos()) + " at the next start";
        }
        if (trouble instanceof Rot rot) {
            return "rots by " + Shares.percent(rot.share())
                    + (rot.detected() ? "" : ", undetected");
        }
        if (trouble instanceof Stall) {
            return "stalls";
        }
        return trouble instanceof Full ? "is full" : "tears writes at the next power cut";
    }
}
