package dev.anachron.library;

import dev.anachron.load.InvalidScenarioException;
import dev.anachron.load.Nearest;
import dev.anachron.load.Overrides;
import dev.anachron.load.ScenarioLoader;
import dev.anachron.load.Source;
import dev.anachron.load.UnreadableFileException;
import dev.anachron.load.Utf8File;
import dev.anachron.scenario.Scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The scenarios that come with the program, by name. */
public final class Library {
    private static final String FOLDER = "catalogue";
    private static final String SUFFIX = ".yaml";

    private final SortedMap<String, Source> catalogue;

    /** The catalogue beside this class: in its jar, or in the folder of compiled classes. */
    public Library() {
        this(shipped());
    }

    private Library(SortedMap<String, Source> catalogue) {
        this.catalogue = Collections.unmodifiableSortedMap(catalogue);
    }

    /** The scenarios below a folder. */
    static Library of(Path folder) {
        SortedMap<String, Source> found = new TreeMap<>();
        collect(folder, found);
        return new Library(found);
    }

    /** The names of all scenarios, sorted. */
    public List<String> names() {
        return List.copyOf(catalogue.keySet());
    }

    /** What {@code list} shows, sorted by name. */
    public List<Summary> summaries() {
        List<Summary> summaries = new ArrayList<>();
        for (Source source : catalogue.values()) {
            try {
                Scenario scenario = ScenarioLoader.load(source, Overrides.NONE).scenario();
                summaries.add(new Summary(scenario.name(), scenario.question(), scenario.tags()));
            } catch (InvalidScenarioException e) {
                throw new IllegalStateException("a scenario of the catalogue is wrong", e);
            }
        }
        return summaries;
    }

    /**
     * The scenario of that name, or, when it has a slash or ends like a YAML file, of that path.
     *
     * @throws UnknownScenarioException when there is none or it cannot be read
     */
    public Source find(String nameOrPath) throws UnknownScenarioException {
        boolean path = nameOrPath.contains("/")
                || nameOrPath.contains("\\")
                || nameOrPath.endsWith(SUFFIX)
                || nameOrPath.endsWith(".yml");
        if (path) {
            try {
                return new Source(nameOrPath, Utf8File.read(nameOrPath, "a YAML file"), true);
            } catch (UnreadableFileException e) {
                throw new UnknownScenarioException(e.getMessage());
            }
        }
        Source source = catalogue.get(nameOrPath);
        if (source == null) {
            throw new UnknownScenarioException("there is no scenario '" + nameOrPath
                    + "' in the catalogue; expected a name that 'anachron list' shows, or a path"
                    + " such as ./" + (nameOrPath.isBlank() ? "my-question" : nameOrPath) + SUFFIX
                    + Nearest.hint(nameOrPath, names()));
        }
        return source;
    }

    // Finding the catalogue.

    private static SortedMap<String, Source> shipped() {
        SortedMap<String, Source> found = new TreeMap<>();
        try {
            URL folder = Library.class.getResource("/" + FOLDER);
            if (folder != null && folder.getProtocol().equals("file")) {
                collect(Path.of(folder.toURI()), found);
            } else {
                collectFromJar(found);
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("the catalogue cannot be read", e);
        }
        return found;
    }

    private static void collectFromJar(SortedMap<String, Source> found)
            throws IOException, URISyntaxException {
        CodeSource code = Library.class.getProtectionDomain().getCodeSource();
        Path jar =
                Path.of(code == null ? new URI("file:///") : code.getLocation().toURI());
        if (Files.isRegularFile(jar)) {
            try (FileSystem inside = FileSystems.newFileSystem(jar)) {
                collect(inside.getPath(FOLDER), found);
            }
        }
    }

    private static void collect(Path folder, SortedMap<String, Source> found) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(SUFFIX)) {
                    String shown = FOLDER + "/" + String.join("/", parts(folder.relativize(file)));
                    Source source = new Source(shown, Files.readString(file));
                    Source other =
                            found.put(name.substring(0, name.length() - SUFFIX.length()), source);
                    if (other != null) {
                        throw new IllegalStateException(
                                other.name() + " and " + shown + " have the same name");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> parts(Path path) {
        List<String> parts = new ArrayList<>();
        path.forEach(part -> parts.add(part.toString()));
        return parts;
    }
}
