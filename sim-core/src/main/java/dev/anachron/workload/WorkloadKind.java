package dev.anachron.workload;

import dev.anachron.spi.Setting;
import dev.anachron.spi.Settings;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A kind of workload as scenarios name it.
 *
 * @param name for example {@code register}
 * @param summary one sentence
 * @param settings what it lets one set
 * @param needsLocks whether it asks for locks, which few protocols serve
 * @param factory makes a client's workload from the settings and the client's number, from 1
 */
public record WorkloadKind(
        String name,
        String summary,
        List<Setting> settings,
        boolean needsLocks,
        BiFunction<Settings, Integer, Workload> factory) {}
