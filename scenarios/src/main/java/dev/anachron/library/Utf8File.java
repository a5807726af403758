package dev.anachron.library;

import dev.anachron.load.Source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file that a user named, and says plainly what hinders it. */
final class Utf8File {
    /** Far more than a scenario may have, so that the loader can still count it. */
    private static final int LARGEST_BYTES = 8_000_000;

    private Utf8File() {}

    static Source read(String path) throws UnknownScenarioException {
        try {
            Path file = Path.of(path);
            if (Files.isDirectory(file)) {
                throw new UnknownScenarioException(path + " is a folder; expected a YAML file");
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
                if (bytes.length > LARGEST_BYTES) {
                    throw new UnknownScenarioException(path + " is larger than " + LARGEST_BYTES
                            + " bytes; expected a YAML file with a scenario");
                }
                return new Source(path, decode(path, bytes));
            }
        } catch (InvalidPathException e) {
            throw new UnknownScenarioException("'" + path + "' is not a path");
        } catch (NoSuchFileException e) {
            throw new UnknownScenarioException("there is no file " + path);
        } catch (AccessDeniedException e) {
            throw new UnknownScenarioException(path + " may not be read by you");
        } catch (IOException e) {
            throw new UnknownScenarioException(path + " cannot be read: " + e.getMessage());
        }
    }

    private static String decode(String path, byte[] bytes) throws UnknownScenarioException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        var result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        try {
            if (result.isError()) {
                result.throwException();
            }
        } catch (CharacterCodingException e) {
            long line = 1 + text.chars().filter(c -> c == '\n').count();
            int column = text.length() - text.lastIndexOf('\n');
            throw new UnknownScenarioException(path + ":" + line + ":" + column
                    + ": this is not UTF-8; expected a text file in that encoding");
        }
        return text;
    }
}
