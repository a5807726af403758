package dev.anachron.write;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Series;
import dev.anachron.page.PageView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code report.json}: a page as data, with its charts as figures, so that page and pictures are rendered
 * again without a run. It is Anachron's own, with no promise to other readers.
 */
public final class ReportJson {
    /** The number of this layout; every change of what a page holds raises it. */
    private static final int FORMAT = 2;

    private static final String FORMAT_KEY = "format";
    private static final String PAGE_KEY = "page";

    /** The decimals of a double are those of Jackson's own writer: the JDK's differ between versions. */
    static final JsonMapper MAPPER = Json.MAPPER
            .rebuild()
            .addMixIn(Axis.class, Kind.class)
            .addMixIn(Series.class, Kind.class)
            .addMixIn(Figure.Band.class, Row.class)
            .addMixIn(Figure.Guide.class, Row.class)
            .addMixIn(Series.Vertex.class, Row.class)
            .addMixIn(Series.Point.class, Row.class)
            .addMixIn(Series.Span.class, Row.class)
            .addMixIn(Series.Card.class, Row.class)
            .addMixIn(Series.Link.class, Row.class)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
            .changeDefaultVisibility(all -> all.withIsGetterVisibility(Visibility.NONE))
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** One of a closed set, told by its name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Kind {}

    /** There are thousands of these: only the values, in their order. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface Row {}

    private ReportJson() {}

    static Content content(PageView page) {
        return out -> {
            try (JsonGenerator json = MAPPER.createGenerator(out)) {
                json.writeStartObject();
                json.writeNumberProperty(FORMAT_KEY, FORMAT);
                json.writePOJOProperty(PAGE_KEY, page);
                json.writeEndObject();
                json.writeRaw('\n');
            }
        };
    }

    /** The page of a result. */
    public static PageView read(StoredResult result) throws DamagedResultException {
        Path file = result.folder().resolve(ResultFiles.PAGE_DATA);
        if (!Files.isRegularFile(file)) {
            throw new DamagedResultException(file + ": there is no such file; expected the page's"
                    + " data, which a run without --no-report writes");
        }
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = MAPPER.createParser(in)) {
            PageView page = read(json, file);
            if (!Harmless.page(page)) {
                throw new DamagedResultException(
                        file + ": holds drawings that no Anachron made; run the scenario again to"
                                + " have it anew");
            }
            if (!belongs(page, result)) {
                throw new DamagedResultException(file + ": is of another run than result.json");
            }
            return page;
        } catch (JacksonException e) {
            throw new DamagedResultException(file + place(e.getLocation())
                    + ": is damaged, or another Anachron wrote it; run the scenario again to have it"
                    + " anew");
        } catch (IOException e) {
            throw new DamagedResultException(file + ": cannot be read: " + ResultFolder.reason(e));
        }
    }

    private static boolean belongs(PageView page, StoredResult result) {
        List<String> hashes = page.variants().stream()
                .map(variant -> variant.row().name() + " " + variant.hash())
                .toList();
        return result.variants().stream()
                .map(variant -> variant.name() + " " + variant.traceHash())
                .toList()
                .equals(hashes);
    }

    private static PageView read(JsonParser json, Path file) throws DamagedResultException {
        boolean begins = json.nextToken() == JsonToken.START_OBJECT
                && FORMAT_KEY.equals(json.nextName())
                && json.nextToken() == JsonToken.VALUE_NUMBER_INT;
        if (!begins || json.getIntValue() != FORMAT || !PAGE_KEY.equals(json.nextName())) {
            throw new DamagedResultException(file + ": is not of format " + FORMAT
                    + ", the one that this Anachron renders; run the scenario again to have it so");
        }
        json.nextToken();
        PageView page = json.readValueAs(PageView.class);
        if (page == null) {
            throw new DamagedResultException(file + ": holds no page");
        }
        if (json.nextToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
            throw new DamagedResultException(file + ": is damaged: something follows the page");
        }
        return page;
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null || at.getLineNr() < 1
                ? ""
                : ":" + at.getLineNr() + ":" + at.getColumnNr();
    }
}
