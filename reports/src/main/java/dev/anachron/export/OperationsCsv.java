package dev.anachron.export;

import dev.anachron.base.NodeId;
import dev.anachron.base.SimTime;
import dev.anachron.base.Version;
import dev.anachron.engine.Run;
import dev.anachron.history.Operation;
import dev.anachron.write.Content;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One operation a line, as RFC 4180 has it, with a line of names before: what is not known is empty. Times
 * are nanoseconds from the start of the run.
 */
final class OperationsCsv {
    private static final String NAMES =
            "id,client,process,f,key,argument,invokedNanos,returnedNanos,"
                    + "outcome,value,version,servedBy\r\n";

    private OperationsCsv() {}

    static Content of(Run run) {
        return Content.lines(out -> {
            out.append(NAMES);
            for (Operation operation : run.history().operations()) {
                out.append(line(operation)).append("\r\n");
            }
        });
    }

    private static String line(Operation o) {
        boolean never = o.returnedNanos() == SimTime.NEVER;
        NodeId servedBy = o.servedBy();
        return List.of(
                        Integer.toString(o.id()),
                        o.client().name(),
                        Integer.toString(o.process()),
                        o.command().function(),
                        o.command().key(),
                        o.command().argument(),
                        Long.toString(o.invokedNanos()),
                        never ? "" : Long.toString(o.returnedNanos()),
                        o.outcome().text(),
                        o.ok() ? o.value().text() : "",
                        o.version().equals(Version.NONE) ? "" : o.version().toString(),
                        servedBy == null ? "" : servedBy.name())
                .stream()
                .map(OperationsCsv::field)
                .collect(Collectors.joining(","));
    }

    private static String field(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
