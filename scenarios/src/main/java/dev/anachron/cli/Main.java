package dev.anachron.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** Placeholder for the command line: prints its usage and its version. */
@Command(
        name = "anachron",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "A deterministic discrete-event simulator for consistency experiments.")
public final class Main implements Runnable {
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    /** Reads the version that the build wrote into a resource. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = Main.class.getResourceAsStream("version.properties")) {
                properties.load(in);
            }
            return new String[] {"anachron " + properties.getProperty("version")};
        }
    }
}
