package dev.anachron.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a {@code result.json} says about the run that made it: enough to run it again and compare.
 *
 * @param folder where it lies
 * @param version the Anachron that made it
 * @param scenario the scenario's name
 * @param seed the seed
 * @param variants the variants that ran, in order
 */
public record StoredResult(
        Path folder, String version, String scenario, long seed, List<Variant> variants) {
    /** As a scenario may call them: a name that leads out of the result's folder is none. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    /**
     * What the result says about a variant.
     *
     * @param name its name
     * @param traceHash the hash of its trace
     * @param verdicts by checker, {@code valid}, {@code invalid} or {@code unknown}
     */
    public record Variant(String name, String traceHash, SortedMap<String, String> verdicts) {}

    /**
     * Reads a result.
     *
     * @param place a result folder or its {@code result.json}
     */
    public static StoredResult read(Path place) throws DamagedResultException {
        Path file = Files.isDirectory(place) ? place.resolve(ResultFiles.RESULT) : place;
        JsonNode node = parse(file);
        if (intAt(node, "format", file) != ResultJson.FORMAT) {
            throw new DamagedResultException(file + ": is not of format " + ResultJson.FORMAT
                    + ", the one that this Anachron reads");
        }
        return new StoredResult(
                folderOf(file),
                textAt(node, "anachron", file),
                textAt(node, "scenario", file),
                intAt(node, "seed", file),
                variants(node, file));
    }

    /** The text of the scenario that made this result. */
    public String scenarioText() throws DamagedResultException {
        return text(scenarioFile());
    }

    public Path scenarioFile() {
        return folder.resolve(ResultFiles.SCENARIO);
    }

    /**
     * One of its variants.
     *
     * @param name null for the first
     */
    public Variant variant(@Nullable String name) throws DamagedResultException {
        return variants.stream()
                .filter(variant -> name == null || variant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new DamagedResultException(folder + ": has no variant '" + name
                        + "'; expected one of "
                        + variants.stream().map(Variant::name).collect(Collectors.joining(", "))));
    }

    /** The history of one of its variants. */
    public Path historyFile(Variant variant) {
        return folderOf(variant).resolve(ResultFiles.HISTORY);
    }

    /** The trace of one of its variants. */
    public Path traceFile(Variant variant) {
        return folderOf(variant).resolve(ResultFiles.TRACE);
    }

    /** The scenario of one of its variants, by itself. */
    public Path scenarioFile(Variant variant) {
        return folderOf(variant).resolve(ResultFiles.SCENARIO);
    }

    /** The text of the scenario of one of its variants. */
    public String scenarioText(Variant variant) throws DamagedResultException {
        return text(scenarioFile(variant));
    }

    /** A variant has a folder of its own when there are several. */
    private Path folderOf(Variant variant) {
        return variants.size() > 1 ? folder.resolve(variant.name()) : folder;
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static JsonNode parse(Path file) throws DamagedResultException {
        try {
            return Json.MAPPER.readTree(text(file));
        } catch (JacksonException e) {
            throw new DamagedResultException(
                    file + ": is not JSON (" + e.getOriginalMessage() + ")");
        }
    }

    private static String text(Path file) throws DamagedResultException {
        if (!Files.isRegularFile(file)) {
            throw new DamagedResultException(file + ": there is no such file");
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new DamagedResultException(file + ": cannot be read as UTF-8 text");
        }
    }

    private static List<Variant> variants(JsonNode node, Path file) throws DamagedResultException {
        JsonNode array = node.path("variants");
        if (!array.isArray() || array.isEmpty()) {
            throw new DamagedResultException(file + ": has no 'variants'");
        }
        List<Variant> variants = new ArrayList<>();
        for (JsonNode one : array) {
            String name = textAt(one, "name", file);
            if (!NAME.matcher(name).matches()) {
                throw new DamagedResultException(
                        file + ": has a variant called '" + name + "', which is no name");
            }
            variants.add(new Variant(
                    name, textAt(one, "traceHash", file), verdicts(one.path("verdicts"), file)));
        }
        return List.copyOf(variants);
    }

    private static SortedMap<String, String> verdicts(JsonNode node, Path file)
            throws DamagedResultException {
        SortedMap<String, String> verdicts = new TreeMap<>();
        for (String checker : node.propertyNames()) {
            verdicts.put(checker, textAt(node.path(checker), "verdict", file));
        }
        return verdicts;
    }

    private static String textAt(JsonNode node, String key, Path file)
            throws DamagedResultException {
        JsonNode value = node.path(key);
        if (!value.isString()) {
            throw new DamagedResultException(file + ": has no '" + key + "'");
        }
        return value.stringValue();
    }

    private static long intAt(JsonNode node, String key, Path file) throws DamagedResultException {
        JsonNode value = node.path(key);
        if (!value.canConvertToLong()) {
            throw new DamagedResultException(file + ": has no whole number '" + key + "'");
        }
        return value.longValue();
    }
}
