package dev.anachron.write;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The folder of a site: pages that are written one by one and appear all at once. It takes the place of an
 * older site, and of nothing else. Several threads may add to it.
 */
public final class SiteFolder implements AutoCloseable {
    /** Says that a folder is a site, and which files it is made of. */
    private static final String MARK = "site.json";

    private static final String FILES = "files";

    private final Path named;
    private final FreshFolder fresh;
    private final SortedSet<String> files = new ConcurrentSkipListSet<>();

    private SiteFolder(Path named, FreshFolder fresh) {
        this.named = named;
        this.fresh = fresh;
    }

    /**
     * Begins a site.
     *
     * @throws CannotWriteException when the folder holds something else, or on an I/O error
     */
    public static SiteFolder begin(Path named) throws CannotWriteException {
        Path target = ResultFolder.resolved(named);
        try {
            mayReplace(named, target);
            FreshFolder fresh = new FreshFolder(target);
            fresh.begin();
            return new SiteFolder(named, fresh);
        } catch (IOException e) {
            throw new CannotWriteException("cannot write " + named + ": " + ResultFolder.reason(e));
        }
    }

    private static void mayReplace(Path named, Path target)
            throws IOException, CannotWriteException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new CannotWriteException(named + " is a file; a site is a folder");
        }
        List<String> there = names(target);
        if (there.isEmpty()) {
            return;
        }
        List<String> ours = marked(target);
        if (ours.isEmpty()) {
            throw new CannotWriteException(
                    named + " is not empty and no site of Anachron; choose another --out");
        }
        for (String name : there) {
            if (!ours.contains(name)) {
                throw new CannotWriteException(named + " holds '" + name
                        + "', which is no part of the site; move it, or choose another --out");
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    /** What the site that is there is made of; nothing when it is none. */
    private static List<String> marked(Path target) throws IOException {
        Path mark = target.resolve(MARK);
        List<String> files = new ArrayList<>();
        if (Files.isRegularFile(mark)) {
            try {
                for (JsonNode file :
                        Json.MAPPER.readTree(Files.readString(mark)).path(FILES)) {
                    files.add(file.asString());
                }
            } catch (JacksonException e) {
                return List.of();
            }
        }
        return files;
    }

    /** Writes a file at the top of the site. */
    public void add(String name, Content content) throws CannotWriteException {
        try {
            fresh.add(name, content);
            files.add(name);
        } catch (IOException e) {
            throw new CannotWriteException("cannot write " + named + ": " + ResultFolder.reason(e));
        }
    }

    /** Puts the site in its place. */
    public void finish() throws CannotWriteException {
        files.add(MARK);
        ObjectNode mark = Json.object();
        ArrayNode names = mark.putArray(FILES);
        files.forEach(names::add);
        add(MARK, Content.of(Json.pretty(mark)));
        try {
            fresh.swap();
        } catch (IOException e) {
            throw new CannotWriteException("cannot write " + named + ": " + ResultFolder.reason(e));
        }
    }

    @Override
    public void close() {
        fresh.close();
    }
}
