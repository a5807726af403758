package dev.anachron.cli;

import dev.anachron.load.Nearest;
import dev.anachron.write.Rendering;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a page is rendered, and which charts become files of their own. */
final class ChartArguments {
    private static final String ALL = "all";
    private static final String NONE = "none";

    @Option(
            names = "--charts",
            split = ",",
            paramLabel = "NAME",
            description = "Which charts become files, for example latency,staleness; all (as by"
                    + " default) or none. The page has all of them in any case.")
    List<String> charts = new ArrayList<>();

    @Option(names = "--svg", description = "Write the charts and the timelines as SVG, too.")
    boolean svg;

    @Option(
            names = "--lesson",
            description = "The page opens as a lesson: it stops before what decides, and asks.")
    boolean lesson;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    /** Whether anything is said of files of charts. */
    boolean given() {
        return svg || !charts.isEmpty();
    }

    Rendering rendering() {
        charts.forEach(this::known);
        List<String> chosen = charts.isEmpty() || charts.contains(ALL)
                ? Rendering.names()
                : charts.stream().filter(name -> !name.equals(NONE)).distinct().toList();
        return new Rendering(true, chosen, svg, lesson);
    }

    private void known(String name) {
        List<String> names = new ArrayList<>(Rendering.names());
        names.add(ALL);
        names.add(NONE);
        if (!names.contains(name)) {
            throw refused("there is no chart '" + name + "'; expected one of "
                    + String.join(", ", names) + Nearest.hint(name, names));
        }
        if (name.equals(NONE) && charts.size() > 1) {
            throw refused("--charts none stands alone");
        }
        if (name.equals(Rendering.TIMELINE) && charts.size() == 1 && !svg) {
            throw refused("a timeline is a file as SVG only: add --svg");
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
