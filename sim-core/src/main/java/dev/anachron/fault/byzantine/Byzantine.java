package dev.anachron.fault.byzantine;

import dev.anachron.base.NodeId;
import dev.anachron.fault.Betrayal;
import dev.anachron.fault.Fault;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Targets;
import dev.anachron.fault.World;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Nodes turn traitor: they send what their code did not mean (L. Lamport, R. Shostak and M. Pease, "The
 * Byzantine generals problem", 1982).
 *
 * @param targets who
 * @param to towards whom; empty for everybody
 * @param behaviour what they do
 */
public record Byzantine(List<String> targets, List<String> to, Behaviour behaviour)
        implements Fault {
    private static final List<String> SHARES = List.of("equivocate", "forge", "replay");
    private static final List<String> LIES = List.of("equivocate", "forge");
    /** Words of which each means a single node. */
    private static final List<String> SINGLE = List.of("leader", "primary", "one");

    public static final FaultKind KIND = new FaultKind(
            "byzantine",
            "Makes nodes traitors: one of `mute`, `equivocate`, `forge`, `replay`, `delay`.",
            FaultKind.Shape.ON_TARGETS_TO,
            List.of(
                    Setting.flag("mute", "false", "They hear everything and say nothing."),
                    Setting.share(
                            "equivocate",
                            "",
                            "To such a share of the receivers, always the same ones, they tell"
                                    + " another story than to the rest."),
                    Setting.share(
                            "forge", "", "The probability that a message becomes a plausible lie."),
                    Setting.share(
                            "replay",
                            "",
                            "The probability that after a message one of the last hundred to the"
                                    + " same receiver is sent again."),
                    Setting.latency("delay", "", "How much later than it should a message comes."),
                    Setting.flag(
                            "collude",
                            "false",
                            "Several traitors make the same message the same lie, and lie to"
                                    + " strangers only.")),
            true,
            arguments -> new Byzantine(
                    arguments.groups().get(0),
                    arguments.groups().get(1),
                    behaviour(arguments.settings(), arguments.groups().get(0))));

    private static Behaviour behaviour(Settings settings, List<String> targets) {
        String what = check(settings, targets);
        boolean colluding = settings.flag("collude");
        return switch (what) {
            case "equivocate" -> new Behaviour.Equivocate(settings.share(what), colluding);
            case "forge" -> new Behaviour.Forge(settings.share(what), colluding);
            case "replay" -> new Behaviour.Replay(settings.share(what));
            case "delay" -> new Behaviour.Delay(settings.latency(what));
            default -> new Behaviour.Mute();
        };
    }

    /** The name of the one behaviour that is meant. */
    private static String check(Settings settings, List<String> targets) {
        List<String> given = Stream.concat(
                        settings.flag("mute") ? Stream.of("mute") : Stream.empty(),
                        Stream.of("equivocate", "forge", "replay", "delay").filter(settings::has))
                .toList();
        if (given.size() != 1) {
            String what = given.isEmpty()
                    ? "this traitor does nothing"
                    : "a traitor does one thing, not " + String.join(" and ", given);
            throw new IllegalArgumentException(
                    what + "; expected one of mute, equivocate, forge, replay, delay");
        }
        String what = given.get(0);
        if (SHARES.contains(what) && settings.share(what) <= 0) {
            throw new IllegalArgumentException(
                    "'" + what + "' is a share; expected more than 0%, at most 100%");
        }
        if (settings.flag("collude")) {
            checkCollusion(what, targets);
        }
        return what;
    }

    private static void checkCollusion(String what, List<String> targets) {
        if (!LIES.contains(what)) {
            throw new IllegalArgumentException(
                    "'collude' says how traitors lie; expected it beside "
                            + String.join(" or ", LIES));
        }
        String first = targets.get(0);
        String role = Targets.role(first);
        boolean single = SINGLE.contains(role) || !Targets.ROLES.contains(role);
        if (targets.size() == 1 && single) {
            throw new IllegalArgumentException(
                    "'" + first + "' has nobody to collude with; expected two nodes or more");
        }
    }

    @Override
    public Strike inject(World world) {
        List<List<NodeId>> groups = Targets.resolveGroups(world, List.of(targets, to));
        List<NodeId> traitors = groups.get(0);
        List<NodeId> receivers = to.isEmpty() ? world.parties() : groups.get(1);
        Function<NodeId, Betrayal> ways = behaviour.of(new Plot(traitors, receivers, world));
        for (NodeId traitor : traitors) {
            world.betray(traitor, towards(receivers, ways.apply(traitor)));
        }
        String whom = to.isEmpty() ? "" : " towards " + Targets.text(receivers);
        return new Strike(
                "byzantine " + Targets.text(traitors) + " (" + behaviour.text() + whom + ")",
                traitors,
                () -> traitors.forEach(world::betrayNoMore));
    }

    /** Whoever else it sends to hears what its code says. */
    private static Betrayal towards(List<NodeId> receivers, Betrayal betrayal) {
        return (to, message, voice) -> {
            if (receivers.contains(to)) {
                betrayal.sends(to, message, voice);
            } else {
                voice.say(message, 0);
            }
        };
    }
}
