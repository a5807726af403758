package dev.anachron.load;

import dev.anachron.load.Tree.Entry;
import dev.anachron.load.Tree.Items;
import dev.anachron.load.Tree.Mapping;
import dev.anachron.load.Tree.Scalar;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts the values of {@code empirical: rtt.csv} in the place of the file's name, so that everything
 * after, also what is written beside a result, knows lists only. Each value keeps the place in the CSV
 * file that it came from.
 */
final class MeasuredFiles {
    static final String KEY = "empirical";
    /** Enough for any shape; the resolved scenario must remain a file that can be read. */
    static final int VALUES_AT_MOST = 10_000;

    private static final String SUFFIX = ".csv";

    private final Source source;
    private final Problems problems;

    MeasuredFiles(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    Mapping inline(Mapping mapping) {
        return new Mapping(
                mapping.place(), mapping.entries().stream().map(this::inline).toList());
    }

    private Entry inline(Entry entry) {
        boolean measured = entry.key().equals(KEY) || entry.key().endsWith("." + KEY);
        Tree value = entry.value();
        boolean named =
                value instanceof Scalar scalar && scalar.text() != null && isName(scalar.text());
        return new Entry(
                entry.place(),
                entry.key(),
                measured && named ? values((Scalar) value) : inline(value));
    }

    private Tree inline(Tree tree) {
        if (tree instanceof Mapping mapping) {
            return inline(mapping);
        }
        return tree instanceof Items items
                ? new Items(
                        items.place(), items.items().stream().map(this::inline).toList())
                : tree;
    }

    private static boolean isName(String text) {
        return text.endsWith(SUFFIX);
    }

    private Tree values(Scalar name) {
        String file = String.valueOf(name.text());
        String problem = problem(file);
        if (problem.isEmpty()) {
            int folder = Math.max(source.name().lastIndexOf('/'), source.name().lastIndexOf('\\'));
            String path = source.name().substring(0, folder + 1) + file;
            try {
                return values(name, path, Utf8File.read(path, "a CSV file"));
            } catch (UnreadableFileException e) {
                problem = e.getMessage() + "; expected a list of durations or a CSV file beside the"
                        + " scenario";
            }
        }
        problems.add(name.place(), problem);
        return name;
    }

    private String problem(String file) {
        if (!source.file()) {
            return "this scenario does not come from a file, so none is beside it; expected a list of"
                    + " durations";
        }
        boolean beside = !file.startsWith("/")
                && !file.contains("\\")
                && !file.contains(":")
                && !List.of(file.split("/", -1)).contains("..");
        return beside
                ? ""
                : Text.quoted(file) + " is not beside the scenario; expected a path that leads down"
                        + " from its folder, for example rtt.csv";
    }

    /** One duration a line; a first line without any digit is a heading. */
    private Tree values(Scalar name, String path, String text) {
        List<Tree> values = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean heading = i == 0 && !line.matches(".*\\d.*");
            if (!line.isEmpty() && !heading) {
                int column = 1 + lines.get(i).indexOf(line);
                values.add(new Scalar(new Place(path, i + 1, column), line));
            }
        }
        if (values.isEmpty()) {
            problems.add(name.place(), path + " has no values; expected one duration a line");
        }
        return values.isEmpty() ? name : new Items(name.place(), values);
    }
}
