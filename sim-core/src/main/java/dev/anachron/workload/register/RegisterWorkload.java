package dev.anachron.workload.register;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.spi.Setting;
import dev.anachron.workload.Workload;
import dev.anachron.workload.WorkloadKind;

import java.util.List;

/**
 * Reads and writes of registers. Every written value is unique in the run, so that a read tells which
 * write it saw: client 2 writes 102, 202, 302, …
 */
public final class RegisterWorkload implements Workload {
    public static final WorkloadKind KIND = new WorkloadKind(
            "register",
            "Reads and writes of registers; every written value is unique.",
            List.of(
                    Setting.number(
                            "keys", "1", "How many registers there are: x, y, z, then k4, k5, …"),
                    Setting.share("reads", "50%", "The share of reads; the rest are writes.")),
            (settings, client) ->
                    new RegisterWorkload(settings.number("keys"), settings.share("reads"), client));

    private static final long READABLE_CLIENTS = 100;
    private static final long CLIENTS_AT_MOST = 1_000_000;

    private final long keys;
    private final double readShare;
    private final int client;
    private long written;

    private RegisterWorkload(long keys, double readShare, int client) {
        this.keys = keys;
        this.readShare = readShare;
        this.client = client;
    }

    @Override
    public Command next(RandomStream random) {
        String key = keyName(random.nextLong(keys));
        if (random.chance(readShare)) {
            return new Command.Read(key);
        }
        written++;
        return new Command.Write(key, unique());
    }

    /** The last two digits tell the client; those after the 99th share 00 and use the next six. */
    private long unique() {
        return client < READABLE_CLIENTS
                ? written * READABLE_CLIENTS + client
                : (written * CLIENTS_AT_MOST + client) * READABLE_CLIENTS;
    }

    /** {@code x}, {@code y}, {@code z}, then {@code k4}, {@code k5}, … */
    public static String keyName(long index) {
        return index < 3 ? String.valueOf((char) ('x' + index)) : "k" + (index + 1);
    }
}
