package dev.anachron.write;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder that is filled beside the one whose place it is to take, so that nothing is ever half written.
 * What was not put in place is gone when it is closed, also when the program is interrupted.
 */
final class FreshFolder implements AutoCloseable {
    private final Path target;
    private final Path fresh;
    private final Path retired;
    private final Thread cleaner = new Thread(this::clean);

    /** Beside a folder whose path is whole and may lead to nothing yet. */
    FreshFolder(Path target) {
        String hidden =
                "." + target.getFileName() + "." + ProcessHandle.current().pid();
        this.target = target;
        this.fresh = target.resolveSibling(hidden + ".new");
        this.retired = target.resolveSibling(hidden + ".old");
        Runtime.getRuntime().addShutdownHook(cleaner);
    }

    /** Makes it, empty. */
    void begin() throws IOException {
        clean(); // what a killed process of the same number left
        Files.createDirectories(fresh);
    }

    void add(String path, Content content) throws IOException {
        Path file = fresh.resolve(path);
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            content.writeTo(out);
        }
    }

    Path file(String path) {
        return fresh.resolve(path);
    }

    /** Takes the place of the other folder, which is no more. */
    void swap() throws IOException {
        if (!Files.exists(target)) {
            Files.move(fresh, target);
            return;
        }
        Files.move(target, retired);
        try {
            Files.move(fresh, target);
        } catch (IOException e) {
            Files.move(retired, target);
            throw e;
        }
    }

    @Override
    public void close() {
        clean();
        Runtime.getRuntime().removeShutdownHook(cleaner);
    }

    /** Removes what is left beside the target; an old folder that nothing replaced comes back. */
    private void clean() {
        try {
            if (Files.exists(retired) && !Files.exists(target)) {
                Files.move(retired, target);
            }
            delete(fresh);
            delete(retired);
        } catch (IOException | UncheckedIOException e) {
            // Nothing is lost: the next write tries again.
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
