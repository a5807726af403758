package dev.anachron.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON with the same bytes on every machine: fixed line ends, and decimals written out plainly. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    /** Indented, for people; ends with a line end. */
    static byte[] pretty(JsonNode node) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        String text = MAPPER.writer().with(printer).writeValueAsString(node);
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** In one line, without a line end. */
    static String line(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /**
     * The number with so many decimals at most; null for {@code NaN} and infinities. It is rounded
     * in decimal arithmetic, because the shortest text of a double differs between Java versions.
     */
    static JsonNode decimal(double number, int decimals) {
        if (!Double.isFinite(number)) {
            return NODES.nullNode();
        }
        return plain(new BigDecimal(number).setScale(decimals, RoundingMode.HALF_EVEN));
    }

    /** Nanoseconds as milliseconds, exactly. */
    static JsonNode millis(long nanos) {
        return plain(BigDecimal.valueOf(nanos, 6));
    }

    private static JsonNode plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() <= 0
                ? NODES.numberNode(stripped.toBigIntegerExact())
                : NODES.numberNode(stripped);
    }
}
