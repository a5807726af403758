package dev.anachron.page;

import dev.anachron.base.SimTime;
import dev.anachron.diagram.TimeSpan;
import dev.anachron.engine.Run;
import dev.anachron.report.FaultEffects;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A fault, and whether it mattered: texts, ready to be shown.
 *
 * @param what in words, with the targets that it struck
 * @param effects what it did itself
 * @param meanwhile what went on while it lasted, and need not come from it
 */
public record FaultView(
        String what, String from, String until, Badge bite, String effects, String meanwhile) {
    private static final String CLOCK_OFF = "clockOffMicros";

    static List<FaultView> of(Run run) {
        List<SortedMap<String, Long>> effects = FaultEffects.of(run);
        return IntStream.range(0, effects.size())
                .mapToObj(i -> of(run, run.faults().get(i), effects.get(i)))
                .toList();
    }

    private static FaultView of(Run run, Run.FaultReport fault, SortedMap<String, Long> effects) {
        SortedMap<String, Long> meanwhile = new TreeMap<>(effects);
        meanwhile.keySet().removeAll(fault.effects().keySet());
        return new FaultView(
                fault.what(),
                TimeSpan.seconds(fault.atNanos()),
                until(run, fault),
                fault.bit() ? Badge.good("took effect") : Badge.bad("touched nothing"),
                words(fault.effects()),
                words(meanwhile));
    }

    private static String until(Run run, Run.FaultReport fault) {
        if (fault.untilNanos() == fault.atNanos()) {
            return "at once";
        }
        return fault.untilNanos() >= run.simulatedNanos()
                ? "the end"
                : TimeSpan.seconds(fault.untilNanos());
    }

    private static String words(SortedMap<String, Long> effects) {
        return effects.entrySet().stream()
                .filter(effect -> effect.getValue() > 0)
                .map(FaultView::words)
                .collect(Collectors.joining(", "));
    }

    private static String words(Map.Entry<String, Long> effect) {
        return effect.getKey().equals(CLOCK_OFF)
                ? "clock off by up to " + SimTime.span(effect.getValue() * SimTime.MICRO)
                : Texts.words(effect.getKey()) + ": " + effect.getValue();
    }
}
