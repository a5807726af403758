package dev.anachron.histories;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The characters of a UTF-8 text one at a time, with line and column; the text may be longer than memory. */
final class Characters {
    /** What {@link #peek} gives after the last one. */
    static final int END = -1;

    private static final int BYTE_ORDER_MARK = 0xfeff;

    private final InputStream in;
    private final byte[] buffer;
    private int at;
    private int filled;
    private int ahead;
    private int line = 1;
    private int column = 1;

    Characters(InputStream in) throws IOException, MalformedException {
        this(in, 1 << 16);
        if (ahead == BYTE_ORDER_MARK) {
            ahead = decode();
        }
    }

    private Characters(InputStream in, int bufferSize) throws IOException, MalformedException {
        this.in = in;
        this.buffer = new byte[bufferSize];
        this.ahead = decode();
    }

    /** A piece of a text that was read already. */
    static Characters of(String text, int line, int column) throws IOException, MalformedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Characters characters =
                new Characters(new ByteArrayInputStream(bytes), Math.max(1, bytes.length));
        characters.line = line;
        characters.column = column;
        return characters;
    }

    /** The next one, which stays. */
    int peek() {
        return ahead;
    }

    /** The next one, which is gone then. */
    int read() throws IOException, MalformedException {
        int character = ahead;
        if (character == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        ahead = decode();
        return character;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /** The rest of the line without its end, which is gone then, too: a newline, alone or after a return. */
    String restOfLine() throws IOException, MalformedException {
        StringBuilder rest = new StringBuilder();
        while (ahead != END && ahead != '\n') {
            rest.appendCodePoint(read());
        }
        if (ahead == '\n') {
            read();
        }
        int last = rest.length() - 1;
        return last >= 0 && rest.charAt(last) == '\r' ? rest.substring(0, last) : rest.toString();
    }

    private int decode() throws IOException, MalformedException {
        int first = nextByte();
        if (first < 0x80) {
            return first;
        }
        int more = first >= 0xf0 && first < 0xf5 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
        if (more == 0 || first >= 0xf5) {
            throw notUtf8();
        }
        int character = first & (0x3f >> more);
        for (int i = 0; i < more; i++) {
            int next = nextByte();
            if ((next & 0xc0) != 0x80 || next == END) {
                throw notUtf8();
            }
            character = character << 6 | (next & 0x3f);
        }
        return character;
    }

    private MalformedException notUtf8() {
        return new MalformedException(
                line, column, "this is not UTF-8; expected a text file in that encoding");
    }

    private int nextByte() throws IOException {
        if (at == filled) {
            filled = in.read(buffer);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return END;
            }
        }
        return buffer[at++] & 0xff;
    }
}
