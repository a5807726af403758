package dev.anachron.workload.register;

import dev.anachron.base.Command;
import dev.anachron.base.RandomStream;
import dev.anachron.base.Zipf;
import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;
import dev.anachron.workload.Workload;
import dev.anachron.workload.WorkloadKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
                    Setting.share("reads", "50%", "The share of reads; the rest are writes."),
                    Setting.share("deletes", "0%", "The share of the writes that delete instead."),
                    Setting.decimal(
                            "skew",
                            "0",
                            "How unevenly the registers are asked for, the exponent of a Zipf"
                                    + " distribution: 0 all alike, 0.99 mostly the first.")),
            false,
            RegisterWorkload::new);

    private static final long READABLE_CLIENTS = 100;
    private static final int NAMES_AT_MOST = 64;
    private static final long CLIENTS_AT_MOST = 1_000_000;

    private final long keys;
    /** Null when all registers are alike. */
    private final @Nullable Zipf popularity;

    private final double readShare;
    private final double deleteShare;
    private final int client;
    private final @Nullable String[] names;
    private long written;

    private RegisterWorkload(Settings settings, int client) {
        this.keys = settings.number("keys");
        double skew = settings.decimal("skew");
        this.popularity = skew == 0 ? null : new Zipf(keys, skew);
        this.names = new String[(int) Math.min(keys, NAMES_AT_MOST)];
        this.readShare = settings.share("reads");
        this.deleteShare = settings.share("deletes");
        this.client = client;
    }

    @Override
    public Command next(RandomStream random) {
        String key =
                key(popularity == null ? random.nextLong(keys) : popularity.sample(random) - 1);
        if (random.chance(readShare)) {
            return new Command.Read(key);
        }
        if (deleteShare > 0 && random.chance(deleteShare)) {
            return new Command.Delete(key);
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

    /** The names of the first keys are made once. */
    private String key(long index) {
        if (index >= names.length) {
            return keyName(index);
        }
        String known = names[(int) index];
        if (known == null) {
            known = keyName(index);
            names[(int) index] = known;
        }
        return known;
    }

    /** {@code x}, {@code y}, {@code z}, then {@code k4}, {@code k5}, … */
    public static String keyName(long index) {
        return index < 3 ? String.valueOf((char) ('x' + index)) : "k" + (index + 1);
    }
}
