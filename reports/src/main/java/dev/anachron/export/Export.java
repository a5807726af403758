package dev.anachron.export;

import dev.anachron.engine.Run;
import dev.anachron.write.Content;

/**
 * A format in which a run can be written.
 *
 * @param name as the command line names it
 * @param summary who reads it
 * @param writer makes the file
 */
public record Export(String name, String summary, Writer writer) {
    /** Makes the file of a run. */
    @FunctionalInterface
    public interface Writer {
        Content of(Run run) throws NotExportableException;
    }

    public Content of(Run run) throws NotExportableException {
        return writer.of(run);
    }
}
