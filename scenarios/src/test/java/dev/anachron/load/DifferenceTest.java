package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
    private static final String PLAIN =
            "{name: s, seed: 1, clients: [{name: c1, rate: 5/s}, {name: c2}], nodes: [n1, n2],"
                    + " faults: [{at: 1s, crash: n1}, {at: 2s, crash: n2}], story: A}";

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            seed: 1                                   | seed: 2               | [seed: 1 → 2]
            seed: 1,                                  | ""                    | [seed: 1 → not set]
            seed: 1                                   | seed: 1, fifo: true   | [fifo: not set → true]
            rate: 5/s                                 | rate: 6/s             | [clients.c1.rate: 5/s → 6/s]
            , {name: c2}                              | ""                    | [clients.c2: { name: c2 } → not set]
            {name: c2}                                | {name: c3}            | [clients.c2: { name: c2 } → not set, clients.c3: not set → { name: c3 }]
            {name: c1, rate: 5/s},                    | ""                    | [clients.c1: { name: c1, rate: 5/s } → not set]
            "[n1, n2]"                                | [n1]                  | [nodes: [n1, n2] → [n1]]
            "{at: 1s, crash: n1}, "                   | ""                    | [faults.1: { at: 1s, crash: n1 } → not set]
            at: 2s                                    | at: 3s                | [faults.2.at: 2s → 3s]
            story: A                                  | story: B              | []
            """)
    void aSettingIsNamedByItsPath(String old, String now, String lines) throws Exception {
        assertThat(PLAIN).contains(old);
        assertThat(Difference.between(
                        new Source("a.yaml", PLAIN), new Source("b.yaml", PLAIN.replace(old, now))))
                .hasToString(lines);
    }
}
