package dev.anachron.load;

/**
 * One thing that is wrong with a scenario.
 *
 * @param file the file; for a value of the command line the option itself
 * @param line from 1; 0 when there is none
 * @param column from 1; 0 when there is none
 * @param text {@code what is wrong; what was expected; did you mean 'x'?}
 */
public record Problem(String file, int line, int column, String text) {
    /** {@code file:line:column: text}. */
    @Override
    public String toString() {
        return new Place(file, line, column) + ": " + text;
    }
}
