package dev.anachron.protocol.primarybackup;

import dev.anachron.base.SimTime;
import dev.anachron.spi.Settings;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings of primary-backup stores for tests: a deviation from the defaults at a time. */
final class Stores {
    private Stores() {}

    /** Without arguments asynchronous, with failover by a majority, and the old primary fenced when told. */
    static Settings with(Object... deviations) {
        return Settings.of(values(deviations));
    }

    static Map<String, Object> values(Object... deviations) {
        Map<String, Object> settings = new TreeMap<>(Map.of(
                "replication",
                "async",
                "acks",
                1L,
                "heartbeat",
                SimTime.millis(50),
                "failover",
                "majority",
                "failover-after",
                new Settings.Range(SimTime.millis(300), SimTime.millis(450)),
                "fencing",
                "told",
                "bugs",
                List.of()));
        for (int i = 0; i < deviations.length; i += 2) {
            settings.put((String) deviations[i], deviations[i + 1]);
        }
        return settings;
    }
}
