package dev.anachron.histories;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Jepsen's log and its {@code history.txt}: {@code INFO  jepsen.util - 0 :invoke :read nil}, the parts
 * with tabs between them. Whatever else a log says is passed over.
 */
final class LogLines {
    /** What stands before the process: nothing, or what the logger puts there. */
    private static final Pattern OPERATION =
            Pattern.compile("^(.*?jepsen\\.[\\w.]+(?: -|:)\\s+)?(\\S+)\\s+(:[\\w-]+)\\s.*$");

    private static final Pattern TYPED = Pattern.compile("\\s:(invoke|ok|fail|info)\\b");

    private final Characters in;
    private final Findings findings;

    LogLines(Characters in, Findings findings) {
        this.in = in;
        this.findings = findings;
    }

    /** Whether a log may begin with this line. */
    static boolean mayBegin(String line) {
        return line.contains("jepsen.") || (TYPED.matcher(line).find() && !line.startsWith("{"));
    }

    void readInto(Pairing pairing) throws IOException, MalformedException {
        while (in.peek() != Characters.END && !findings.full()) {
            int number = in.line();
            String line = in.restOfLine();
            if (!TYPED.matcher(line).find()) {
                if (line.contains("jepsen.util - ") && in.peek() == Characters.END) {
                    findings.add(
                            number,
                            1,
                            "this is only a part of an operation; expected process, :type, :f and"
                                    + " value; was the file cut off?");
                }
                continue;
            }
            Event event = event(line, number);
            if (event != null) {
                pairing.take(event);
            }
        }
    }

    private @Nullable Event event(String line, int number) throws IOException {
        Matcher operation = OPERATION.matcher(line);
        int start = operation.matches() ? operation.start(2) : 0;
        try {
            EdnReader reader =
                    new EdnReader(Characters.of(line.substring(start), number, start + 1));
            List<Edn> parts = new ArrayList<>();
            for (Edn part = reader.next(); part != null; part = reader.next()) {
                parts.add(part);
            }
            if (parts.size() < 4) {
                throw new MalformedException(
                        number,
                        start + 1,
                        "this is only a part of an operation; expected process, :type, :f and value;"
                                + " was the file cut off?");
            }
            return new Event(
                    parts.get(0), parts.get(1), parts.get(2), parts.get(3), null, parts.get(0));
        } catch (MalformedException e) {
            findings.add(e);
            return null;
        }
    }
}
