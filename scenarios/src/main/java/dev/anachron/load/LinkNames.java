package dev.anachron.load;

import dev.anachron.base.NodeId;
import dev.anachron.network.Topology;

import java.util.ArrayList;
import java.util.List;

/** Reads {@code n1->n2} for one direction, {@code n1-n2} for both. */
final class LinkNames {
    private static final String ARROW = "->";

    private final Problems problems;
    /** What the ends are, for example {@code party}. */
    private final String what;

    private final List<String> known;
    /** Whether an unknown name is a mistake; if not, it may be the consequence of another one. */
    private final boolean certain;

    LinkNames(Problems problems, String what, List<String> known, boolean certain) {
        this.problems = problems;
        this.what = what;
        this.known = known;
        this.certain = certain;
    }

    /** The two ends. */
    record Ends(String from, String to, boolean bothWays) {
        /** One link or two. */
        List<Topology.Link> links() {
            Topology.Link link = new Topology.Link(new NodeId(from), new NodeId(to));
            return bothWays ? List.of(link, link.reversed()) : List.of(link);
        }
    }

    /** One pair of names, or none and a problem. */
    List<Ends> read(Place place, String text) {
        String written = text.replace("→", ARROW);
        int arrow = written.indexOf(ARROW);
        List<Ends> readings = new ArrayList<>();
        if (arrow >= 0) {
            String to = written.substring(arrow + ARROW.length());
            readings.add(new Ends(written.substring(0, arrow).strip(), to.strip(), false));
        } else {
            readings.addAll(withHyphen(written));
        }
        if (readings.size() != 1 || written.indexOf(ARROW, arrow + 1) > arrow) {
            problems.add(place, notALink(text, readings));
            return List.of();
        }
        return checked(place, readings.get(0)) ? readings : List.of();
    }

    /** Names may have hyphens, too: every way of reading that gives two known names, or any. */
    private List<Ends> withHyphen(String written) {
        List<Ends> all = new ArrayList<>();
        for (int at = written.indexOf('-'); at >= 0; at = written.indexOf('-', at + 1)) {
            String from = written.substring(0, at).strip();
            all.add(new Ends(from, written.substring(at + 1).strip(), true));
        }
        List<Ends> good = all.stream()
                .filter(ends -> known.contains(ends.from()) && known.contains(ends.to()))
                .toList();
        return good.isEmpty() && all.size() == 1 ? all : good;
    }

    private String notALink(String text, List<Ends> readings) {
        String example = known.size() < 2 ? "n1->n2" : known.get(0) + ARROW + known.get(1);
        return Text.quoted(text)
                + (readings.size() > 1 ? " can be read in two ways" : " is not a link")
                + "; expected two names, for example " + example;
    }

    private boolean checked(Place place, Ends ends) {
        for (String end : List.of(ends.from(), ends.to())) {
            if (!known.contains(end)) {
                if (certain) {
                    problems.unknown(place, what, end, known);
                }
                return false;
            }
        }
        if (ends.from().equals(ends.to())) {
            problems.add(place, "the link leads from " + ends.from() + " to itself");
            return false;
        }
        return true;
    }
}
