package dev.anachron.film;

import dev.anachron.film.Film.Moment;
import dev.anachron.film.Film.Window;
import dev.anachron.trace.Events;
import dev.anachron.trace.TraceEvent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The stretches of a long run that are kept: those around its moments, the gravest first. */
final class Windows {
    private static final List<String> GRAVEST = List.of("violation", "fault", "leader", "heal");
    /** More stretches would be too short to be understood. */
    private static final int AT_MOST = 8;

    private record Range(long from, long to) {}

    private Windows() {}

    /** One window, of all of it, if there are no more events than that. */
    static List<Window> of(Events events, List<Moment> moments, long most) {
        long size = events.size();
        if (size <= most) {
            return List.of(new Window(0, events.endNanos(), 0, size));
        }
        List<Moment> chosen = moments.stream()
                .sorted(Comparator.comparing((Moment moment) -> GRAVEST.indexOf(moment.kind()))
                        .thenComparing(Moment::atNanos))
                .limit(AT_MOST)
                .sorted(Comparator.comparing(Moment::atNanos))
                .toList();
        List<Range> ranges = chosen.isEmpty()
                ? List.of(new Range(0, most))
                : widest(places(events, chosen), most, size);
        return timed(events, ranges);
    }

    /** How many events had happened at each of the moments. */
    private static List<Long> places(Events events, List<Moment> moments) {
        List<Long> places = new ArrayList<>();
        long place = 0;
        for (TraceEvent event : events) {
            while (places.size() < moments.size()
                    && event.atNanos() > moments.get(places.size()).atNanos()) {
                places.add(place);
            }
            place++;
        }
        while (places.size() < moments.size()) {
            places.add(place);
        }
        return places;
    }

    /** As much around each place as there may be of all: where they overlap, there is more for each. */
    private static List<Range> widest(List<Long> places, long most, long size) {
        long enough = most / places.size();
        long tooMuch = most + 1;
        while (tooMuch - enough > 1) {
            long middle = (enough + tooMuch) / 2;
            boolean fits = around(places, middle, size).stream()
                            .mapToLong(range -> range.to - range.from)
                            .sum()
                    <= most;
            enough = fits ? middle : enough;
            tooMuch = fits ? tooMuch : middle;
        }
        return around(places, enough, size);
    }

    /** What leads to a moment says more than what comes of it: three quarters lie before. */
    private static List<Range> around(List<Long> places, long length, long size) {
        List<Range> ranges = new ArrayList<>();
        for (long place : places) {
            long from = Math.max(0, Math.min(place - length * 3 / 4, size - length));
            Range last = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (last != null && from <= last.to) {
                ranges.set(ranges.size() - 1, new Range(last.from, from + length));
            } else {
                ranges.add(new Range(from, from + length));
            }
        }
        return ranges;
    }

    private static List<Window> timed(Events events, List<Range> ranges) {
        List<Window> windows = new ArrayList<>();
        long place = 0;
        long fromNanos = 0;
        for (TraceEvent event : events) {
            if (windows.size() == ranges.size()) {
                break;
            }
            Range range = ranges.get(windows.size());
            if (place == range.from) {
                fromNanos = event.atNanos();
            }
            if (place == range.to - 1) {
                windows.add(
                        new Window(fromNanos, event.atNanos(), range.from, range.to - range.from));
            }
            place++;
        }
        return windows;
    }
}
