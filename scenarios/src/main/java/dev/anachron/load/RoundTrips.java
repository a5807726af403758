package dev.anachron.load;

import dev.anachron.base.SimTime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Round trips that somebody measured between the regions of a public cloud, in milliseconds: a table from
 * the first column's region to the first row's. Each file says where its numbers come from.
 */
record RoundTrips(List<String> regions, List<List<BigDecimal>> millis) {
    /** The tables that scenarios can name. */
    static final List<String> NAMES = List.of("aws-2017", "azure-2026");

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    static RoundTrips named(String name) {
        List<List<String>> rows = text(name)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> Arrays.asList(line.split(",", -1)))
                .toList();
        List<String> regions = rows.get(0).subList(1, rows.get(0).size());
        List<List<BigDecimal>> millis = rows.subList(1, rows.size()).stream()
                .map(row -> row.subList(1, row.size()).stream()
                        .map(cell -> cell.isEmpty() ? BigDecimal.ZERO : new BigDecimal(cell))
                        .toList())
                .toList();
        return new RoundTrips(regions, millis);
    }

    private static String text(String name) {
        try (InputStream in = RoundTrips.class.getResourceAsStream(name + ".csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Half the round trip. */
    long oneWayNanos(String from, String to) {
        BigDecimal roundTrip = millis.get(regions.indexOf(from)).get(regions.indexOf(to));
        return roundTrip.multiply(BigDecimal.valueOf(SimTime.MILLI)).divide(TWO).longValueExact();
    }
}
