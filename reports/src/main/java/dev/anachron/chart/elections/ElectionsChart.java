package dev.anachron.chart.elections;

import dev.anachron.chart.Chart;
import dev.anachron.chart.OverTime;
import dev.anachron.check.invariant.Roles;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Decimals;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Role;
import dev.anachron.figure.Scale;
import dev.anachron.figure.Series;
import dev.anachron.report.Judged;
import dev.anachron.spi.Fact;
import dev.anachron.trace.Trace;
import dev.anachron.trace.TraceEvent.Noted;

import java.util.ArrayList;
import java.util.List;

/** A mark for each candidacy and each election won, as high as its term. */
public final class ElectionsChart implements Chart {
    /** More winners than this are not named. */
    private static final int NAMED = 12;

    /** With fewer, the axis would have ticks between the terms. */
    private static final double FEWEST_TERMS = 4;

    /** Candidacies, and elections won. */
    private record Votes(List<Noted> stood, List<Noted> won) {
        static Votes of(Trace trace) {
            Votes votes = new Votes(new ArrayList<>(), new ArrayList<>());
            trace.of(Noted.class).forEach(votes::add);
            return votes;
        }

        private void add(Noted noted) {
            if (noted.fact() instanceof Fact.Role role && role.role().equals(Roles.CANDIDATE)) {
                stood.add(noted);
            } else if (Roles.leads(noted.fact())) {
                won.add(noted);
            }
        }
    }

    @Override
    public String name() {
        return "elections";
    }

    @Override
    public String title() {
        return "Elections";
    }

    @Override
    public String caption() {
        return "Each hollow mark is a node that stood for election, each full one a node that won, as"
                + " high as the term. Many hollow marks without a full one are elections that"
                + " nobody won: split votes, or a candidate that could not reach a majority.";
    }

    @Override
    public boolean applies(Judged judged) {
        return !Votes.of(judged.run().trace()).stood().isEmpty();
    }

    @Override
    public Figure draw(Judged judged) {
        Votes votes = Votes.of(judged.run().trace());
        List<Series> series = new ArrayList<>();
        if (!votes.stood().isEmpty()) {
            List<Series.Point> stood =
                    votes.stood().stream().map(ElectionsChart::point).toList();
            series.add(new Series.Points(
                    "stood for election", Role.WRITE, Series.Shape.HOLLOW_DIAMOND, stood));
        }
        if (!votes.won().isEmpty()) {
            boolean named = votes.won().size() <= NAMED;
            List<Series.Point> won = votes.won().stream()
                    .map(noted -> named ? point(noted).noted(noted.node().name()) : point(noted))
                    .toList();
            series.add(new Series.Points("won", Role.LEADER, Series.Shape.DIAMOND, won));
        }
        String era = Roles.era(judged.run().trace());
        return new Figure(
                heading(judged, votes),
                OverTime.axis(judged.run()),
                new Axis.Numbers(
                        era, "", Scale.LINEAR, 0, Math.max(FEWEST_TERMS, highest(votes) + 1)),
                series,
                OverTime.bands(judged.run()),
                List.of());
    }

    private static Series.Point point(Noted noted) {
        long term = ((Fact.Role) noted.fact()).epoch();
        return Series.Point.emphasised(OverTime.seconds(noted.atNanos()), (double) term);
    }

    private static double highest(Votes votes) {
        double highest = 1;
        for (List<Noted> marks : List.of(votes.stood(), votes.won())) {
            for (Noted noted : marks) {
                highest = Math.max(highest, point(noted).at().y());
            }
        }
        return highest;
    }

    private Figure.Heading heading(Judged judged, Votes votes) {
        boolean nothing = votes.stood().isEmpty() && votes.won().isEmpty();
        String words = nothing
                ? "nobody stood for election"
                : count(votes.stood().size(), "candidacy", "candidacies") + ", "
                        + count(votes.won().size(), "election", "elections") + " won; the last "
                        + Roles.era(judged.run().trace()) + " was "
                        + Decimals.text(highest(votes), 0);
        return new Figure.Heading(
                title() + " · " + judged.variant().name(),
                words,
                "Candidacies and elections won over time, by term: " + words + ".",
                nothing ? words : "");
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
