package dev.anachron.cli;

/**
 * How far work of several parts has come, on standard error: a bar on a terminal, otherwise a line a
 * part.
 */
final class ProgressLine {
    private static final int WIDTH = 24;

    private final Terminal terminal;
    private final int count;

    ProgressLine(Terminal terminal, int count) {
        this.terminal = terminal;
        this.count = count;
    }

    /** The part at this index, from 0, starts. */
    void starts(int index, String name) {
        if (terminal.colours()) {
            int done = WIDTH * index / count;
            terminal.err()
                    .print("\r\u001b[K" + "█".repeat(done) + "░".repeat(WIDTH - done) + " "
                            + (index + 1) + "/" + count + " " + name);
            terminal.err().flush();
        }
    }

    /** The part at this index, from 0, is over. */
    void ended(int index, String name, String what) {
        if (!terminal.colours()) {
            terminal.err()
                    .println("ran " + name + " (" + (index + 1) + " of " + count + "): " + what);
        } else if (index + 1 == count) {
            erase();
        }
    }

    /** Makes room for other words. */
    void erase() {
        if (terminal.colours()) {
            terminal.err().print("\r\u001b[K");
            terminal.err().flush();
        }
    }
}
