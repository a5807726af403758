package dev.anachron.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Puts a single file on the disk: all of it or nothing. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes beside the file first; an older one gives way. */
    public static void write(Path file, Content content) throws CannotWriteException {
        if (Files.isDirectory(file)) {
            throw new CannotWriteException("cannot write " + file + ": it is a folder");
        }
        Path fresh = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        try {
            try (OutputStream out = Files.newOutputStream(fresh)) {
                content.writeTo(out);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotWriteException("cannot write " + file + ": " + ResultFolder.reason(e));
        } finally {
            fresh.toFile().delete();
        }
    }
}
