package dev.anachron.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A single file that is to be put on the disk: all of it or nothing. Links are followed; what is no regular
 * file, such as a pipe or a device, is written into as it is; nothing is put into a result.
 */
public final class WholeFile {
    /** More links than that are a circle, as Linux counts. */
    private static final int LINKS = 40;

    private final Path named;
    private final Path target;

    private WholeFile(Path named, Path target) {
        this.named = named;
        this.target = target;
    }

    /**
     * Looks whether a file may go there, so that nobody waits for its content first.
     *
     * @throws CannotWriteException when it may not
     */
    public static WholeFile at(Path named) throws CannotWriteException {
        try {
            if (isStream(named)) {
                return new WholeFile(named, named);
            }
            WholeFile file = new WholeFile(named, behindLinks(named));
            if (Files.isDirectory(file.target)) {
                throw file.refused("it is a folder");
            }
            file.mayNotBeInAResult();
            return file;
        } catch (IOException e) {
            throw new CannotWriteException("cannot write " + named + ": " + ResultFolder.reason(e));
        }
    }

    /** A pipe, a device, or what a process has open: {@code /dev/stdout} may lead to a regular file. */
    private static boolean isStream(Path path) {
        Path whole = path.toAbsolutePath();
        boolean special = whole.startsWith("/dev") || whole.startsWith("/proc");
        return Files.exists(path)
                && !Files.isDirectory(path)
                && (special || !Files.isRegularFile(path));
    }

    /** What the name leads to, whether that is there or not. */
    private static Path behindLinks(Path named) throws IOException {
        Path path = named.toAbsolutePath();
        for (int i = 0; i < LINKS && Files.isSymbolicLink(path); i++) {
            path = path.resolveSibling(Files.readSymbolicLink(path));
        }
        if (Files.isSymbolicLink(path)) {
            throw new IOException("its links go round in a circle");
        }
        return path;
    }

    /** A result is replaced by runs only, and whole. */
    private void mayNotBeInAResult() throws IOException, CannotWriteException {
        Path above = target.getParent();
        while (above != null && !Files.isDirectory(above)) {
            above = above.getParent();
        }
        above = above == null ? null : above.toRealPath();
        while (above != null) {
            if (isResult(above)) {
                throw refused(above + " is a result, which only a run writes");
            }
            above = above.getParent();
        }
    }

    private static boolean isResult(Path folder) {
        if (!Files.exists(folder.resolve(ResultFiles.RESULT))) {
            return false;
        }
        try {
            StoredResult.read(folder);
            return true;
        } catch (DamagedResultException e) {
            return Files.exists(folder.resolve(ResultFiles.SCENARIO));
        }
    }

    private CannotWriteException refused(String why) {
        return new CannotWriteException("cannot write " + named + ": " + why);
    }

    /** Writes beside the file first; an older one gives way. */
    public void write(Content content) throws CannotWriteException {
        try {
            if (isStream(target)) {
                try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.APPEND)) {
                    content.writeTo(out);
                }
            } else {
                replace(content);
            }
        } catch (IOException e) {
            throw refused(ResultFolder.reason(e));
        }
    }

    private void replace(Content content) throws IOException {
        Path fresh = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                content.writeTo(out);
            }
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            fresh.toFile().delete();
        }
    }
}
