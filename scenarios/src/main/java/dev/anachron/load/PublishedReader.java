package dev.anachron.load;

import dev.anachron.check.Measure;
import dev.anachron.load.Tree.Entry;
import dev.anachron.scenario.Scenario.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code published:}, numbers from the literature by the measures' names, and their source. */
final class PublishedReader {
    private static final String SOURCE = "source";

    private final Problems problems;
    private final List<Measure> measures;

    PublishedReader(Problems problems, Catalogues catalogues) {
        this.problems = problems;
        this.measures = catalogues.measures();
    }

    List<Published> read(@Nullable Tree tree) {
        List<Published> published = new ArrayList<>();
        List<String> keys = Stream.concat(Stream.of(SOURCE), measures.stream().map(Measure::name))
                .toList();
        Fields fields = tree == null ? null : Fields.of(tree, "'published'", keys, problems);
        if (fields == null) {
            return published;
        }
        String source = fields.require(SOURCE, "the paper and its figure", String::strip, "");
        for (Entry entry : fields.mapping().entries()) {
            measures.stream()
                    .filter(measure -> measure.name().equals(entry.key()))
                    .forEach(measure -> {
                        Double value = Fields.scalar(
                                entry.value(),
                                text -> Quantities.inUnit(text, measure.unit()),
                                problems);
                        if (value != null) {
                            published.add(new Published(measure.name(), value, source));
                        }
                    });
        }
        return published;
    }
}
