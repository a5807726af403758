package dev.anachron.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Puts the files of a result on the disk: all of them or none. They are written into a folder
 * beside the target, which then takes the target's place. An older result gives way only to a run
 * of the same scenario, and a folder that holds anything else is left alone.
 */
public final class ResultFolder {
    private static final List<String> OURS = List.of(
            ResultFiles.RESULT,
            ResultFiles.SCENARIO,
            ResultFiles.PAGE,
            ResultFiles.PAGE_DATA,
            ResultFiles.CHARTS,
            "history.edn",
            "history.jsonl",
            ResultFiles.TRACE);

    private final Path target;

    private ResultFolder(Path target) {
        this.target = target;
    }

    /**
     * Writes the files of a run of that scenario into the folder.
     *
     * @throws CannotWriteException when the folder is in use for something else, or on an I/O error
     */
    public static void write(Path folder, String scenario, SortedMap<String, Content> files)
            throws CannotWriteException {
        ResultFolder result = new ResultFolder(resolved(folder));
        try {
            result.mayReplace(folder, scenario);
        } catch (IOException e) {
            throw new CannotWriteException("cannot write " + folder + ": " + reason(e));
        }
        filled(folder, result.target, files, FreshFolder::swap);
    }

    /**
     * Puts a page and its pictures in place of those of a result: each whole, and none when one cannot be
     * written. Pictures of an earlier choice that are not among the files go; all other files stay.
     */
    public static void renew(StoredResult stored, SortedMap<String, Content> files)
            throws CannotWriteException {
        Path target = resolved(stored.folder());
        filled(stored.folder(), target, files, fresh -> {
            for (String path : files.keySet()) {
                makeRoom(target.resolve(path));
            }
            for (String path : files.keySet()) {
                Files.move(
                        fresh.file(path),
                        target.resolve(path),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            for (String path : RenderedFiles.picturePaths(stored)) {
                if (!files.containsKey(path)) {
                    remove(target.resolve(path));
                }
            }
        });
    }

    private static void makeRoom(Path place) throws IOException {
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        if (Files.isDirectory(place)) {
            throw new FileSystemException(place.toString(), null, "is a folder");
        }
    }

    /** And its folder, if nothing else is in there. */
    private static void remove(Path picture) throws IOException {
        if (Files.isDirectory(picture) || !Files.deleteIfExists(picture)) {
            return;
        }
        Path folder = Objects.requireNonNull(picture.getParent());
        try (Stream<Path> left = Files.list(folder)) {
            if (left.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }

    private interface Step {
        void with(FreshFolder fresh) throws IOException, CannotWriteException;
    }

    private static void filled(Path named, Path target, SortedMap<String, Content> files, Step last)
            throws CannotWriteException {
        try (FreshFolder fresh = new FreshFolder(target)) {
            fresh.begin();
            for (Map.Entry<String, Content> file : files.entrySet()) {
                fresh.add(file.getKey(), file.getValue());
            }
            last.with(fresh);
        } catch (IOException e) {
            throw new CannotWriteException("cannot write " + named + ": " + reason(e));
        } catch (UncheckedIOException e) {
            throw new CannotWriteException(
                    "cannot write " + named + ": " + reason(Objects.requireNonNull(e.getCause())));
        }
    }

    /**
     * Whether a run of that scenario may go there, so that nobody waits for a run first.
     *
     * @throws CannotWriteException when it may not
     */
    public static void check(Path folder, String scenario) throws CannotWriteException {
        try {
            ResultFolder result = new ResultFolder(resolved(folder));
            result.mayReplace(folder, scenario);
            result.mayWrite(folder);
        } catch (IOException e) {
            throw new CannotWriteException("cannot write " + folder + ": " + reason(e));
        }
    }

    /** The folder that exists and is nearest above: on the same disk, most likely. */
    public static Path nearest(Path folder) throws CannotWriteException {
        Path above = resolved(folder).getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above == null ? Path.of("") : above;
    }

    static Path resolved(Path folder) throws CannotWriteException {
        try {
            Path path = Files.exists(folder)
                    ? folder.toRealPath()
                    : folder.toAbsolutePath().normalize();
            if (path.getFileName() == null) {
                throw new CannotWriteException("cannot write " + folder + ": not a folder's name");
            }
            return path;
        } catch (IOException e) {
            throw new CannotWriteException("cannot write " + folder + ": " + reason(e));
        }
    }

    private void mayReplace(Path named, String scenario) throws IOException, CannotWriteException {
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new CannotWriteException(named + " is a file; a result is a folder");
        }
        List<String> names = names();
        if (names.isEmpty()) {
            return;
        }
        StoredResult there = storedIn(named);
        if (!there.scenario().equals(scenario)) {
            throw new CannotWriteException(named + " holds a result of '" + there.scenario()
                    + "', not of '" + scenario + "'; choose another --out");
        }
        for (String name : names) {
            if (!OURS.contains(name)
                    && there.variants().stream().noneMatch(v -> v.name().equals(name))) {
                throw new CannotWriteException(named + " holds '" + name
                        + "', which is no part of a result; move it, or choose another --out");
            }
        }
    }

    /** The nearest folder above that exists must take new ones. */
    private void mayWrite(Path named) throws CannotWriteException {
        Path above = nearest(target);
        if (!(Files.isDirectory(above) && Files.isWritable(above))) {
            String why = Files.isDirectory(above) ? "no permission for " : "not a folder: ";
            throw new CannotWriteException("cannot write " + named + ": " + why + above);
        }
    }

    private StoredResult storedIn(Path named) throws CannotWriteException {
        try {
            return StoredResult.read(target);
        } catch (DamagedResultException e) {
            throw new CannotWriteException(
                    named + " is not empty and not a result of Anachron; choose another --out");
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> children = Files.list(target)) {
            return children.map(child -> String.valueOf(child.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file";
        }
        if (e instanceof NoSuchFileException missing) {
            return "cannot make " + missing.getFile();
        }
        if (e instanceof FileSystemException system && system.getReason() != null) {
            return system.getFile() + ": " + system.getReason();
        }
        return String.valueOf(e.getMessage());
    }
}
