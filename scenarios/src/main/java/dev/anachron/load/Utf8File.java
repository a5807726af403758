package dev.anachron.load;

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
public final class Utf8File {
    /** Far more than a scenario may have, so that the loader can still count it. */
    private static final int LARGEST_BYTES = 8_000_000;

    private Utf8File() {}

    /**
     * The file's text.
     *
     * @param expected what it should be, for messages
     */
    public static String read(String path, String expected) throws UnreadableFileException {
        try {
            Path file = Path.of(path);
            if (Files.isDirectory(file)) {
                throw new UnreadableFileException(path + " is a folder; expected " + expected);
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new UnreadableFileException(path + " is not a file; expected " + expected);
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
                if (bytes.length > LARGEST_BYTES) {
                    throw new UnreadableFileException(path + " is larger than " + LARGEST_BYTES
                            + " bytes; expected " + expected);
                }
                return decode(path, bytes);
            }
        } catch (InvalidPathException e) {
            throw new UnreadableFileException("'" + path + "' is not a path");
        } catch (NoSuchFileException e) {
            throw new UnreadableFileException("there is no file " + path);
        } catch (AccessDeniedException e) {
            throw new UnreadableFileException(path + " may not be read by you");
        } catch (IOException e) {
            throw new UnreadableFileException(path + " cannot be read: " + e.getMessage());
        }
    }

    private static String decode(String path, byte[] bytes) throws UnreadableFileException {
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
            throw new UnreadableFileException(path + ":" + line + ":" + column
                    + ": this is not UTF-8; expected a text file in that encoding");
        }
        return text;
    }
}
