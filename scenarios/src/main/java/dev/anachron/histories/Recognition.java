package dev.anachron.histories;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Recognises how a history is written by how it begins.
 *
 * @param format the format
 * @param log whether it is Jepsen's log and not EDN
 */
record Recognition(Format format, boolean log) {
    /** How many bytes of a file are looked at. */
    static final int HEAD = 1 << 13;

    private static final Pattern JSON = Pattern.compile("^\\{\\s*\"");
    private static final Pattern JSON_ARRAY = Pattern.compile("^\\[\\s*\\{\\s*\"");
    private static final String EXPECTED =
            "expected a history: Jepsen's EDN, one map for each begin and end"
                    + " of an operation, or its log; Porcupine's key-value text; or Anachron's history.jsonl";

    /**
     * Looks at the beginning of a file.
     *
     * @param asked the format that somebody says it has
     */
    static Recognition of(byte[] beginning, Format asked) throws MalformedException {
        String text = new String(beginning, StandardCharsets.UTF_8)
                .replace("\ufeff", "")
                .strip();
        if (text.isEmpty()) {
            throw new MalformedException(1, 1, "there is nothing in this; " + EXPECTED);
        }
        boolean log = "{[(#;".indexOf(text.charAt(0)) < 0;
        if (asked != Format.AUTO) {
            return new Recognition(asked, log && asked == Format.JEPSEN);
        }
        if (JSON.matcher(text).find()) {
            return new Recognition(Format.ANACHRON, false);
        }
        if (JSON_ARRAY.matcher(text).find()) {
            throw new MalformedException(1, 1, "this is a JSON array; " + EXPECTED);
        }
        if (log && text.lines().noneMatch(LogLines::mayBegin)) {
            throw new MalformedException(1, 1, "this is no history; " + EXPECTED);
        }
        int end = text.indexOf('}');
        String first = end < 0 ? text : text.substring(0, end);
        boolean keyed = first.contains(":key ") && !first.contains(":index ");
        return new Recognition(!log && keyed ? Format.PORCUPINE_KV : Format.JEPSEN, log);
    }
}
