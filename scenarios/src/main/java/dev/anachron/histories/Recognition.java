package dev.anachron.histories;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    /** What else begins like a history: what we write ourselves, and what nobody can read. */
    private static final Map<Pattern, String> OTHERS = others();

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
        String other = other(beginning, text);
        if (other != null) {
            throw new MalformedException(1, 1, other);
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
        return ofJepsen(text, log);
    }

    private static Recognition ofJepsen(String text, boolean log) {
        int end = text.indexOf('}');
        String first = end < 0 ? text : text.substring(0, end);
        boolean keyed = first.contains(":key ") && !first.contains(":index ");
        return new Recognition(!log && keyed ? Format.PORCUPINE_KV : Format.JEPSEN, log);
    }

    private static Map<Pattern, String> others() {
        Map<Pattern, String> others = new LinkedHashMap<>();
        others.put(
                Pattern.compile("^\\{\\s*\"Partitions\""),
                "this is what Porcupine's viewer draws; check the result that it was made of");
        others.put(
                Pattern.compile("^\\{\\s*\"(traceEvents|displayTimeUnit)\""),
                "this is a file of trace events for Perfetto; check the result that it was made of");
        others.put(
                Pattern.compile("^\\{\\s*\"format\"\\s*:\\s*\\d+,\\s*\"anachron\""),
                "this holds verdicts, and no history; check the folder that it comes from");
        others.put(
                Pattern.compile("^\\{\\s*\"atNanos\""),
                "this is the trace of a run; check the history.jsonl that lies beside it");
        others.put(
                Pattern.compile("^\\{\\s*\"(?![^\\n]*\"(f|outcome|client|process)\"\\s*:)"),
                "this is JSON, but no operation; " + EXPECTED);
        others.put(
                Pattern.compile("^\\(\\?<"),
                "this is a log for ShiViz; check the result that it was made of");
        others.put(
                Pattern.compile("^id,client,process,f,"),
                "this is a table for spreadsheets; check the result that it was made of");
        others.put(
                Pattern.compile("^[rw]\\(\\d"),
                "this is Plume's text, which does not say when anything happened; check the result"
                        + " that it was made of");
        return others;
    }

    private static @Nullable String other(byte[] beginning, String text) {
        String packed = packed(beginning);
        if (packed != null) {
            return packed;
        }
        return OTHERS.entrySet().stream()
                .filter(other -> other.getKey().matcher(text).find())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** By the numbers with which such files begin. */
    private static @Nullable String packed(byte[] beginning) {
        int first = beginning.length < 2 ? 0 : (beginning[0] & 0xff) << 8 | (beginning[1] & 0xff);
        return switch (first) {
            case 0x1f8b -> "this is compressed by gzip; unpack it first (gunzip)";
            case 0x28b5 -> "this is compressed by zstd; unpack it first (unzstd)";
            case 0xfd37 -> "this is compressed by xz; unpack it first (unxz)";
            case 0xfffe, 0xfeff, 0x7b00, 0x5b00, 0x007b, 0x005b ->
                "this is UTF-16; make it UTF-8 first (iconv -f UTF-16 -t UTF-8)";
            default -> null;
        };
    }
}
