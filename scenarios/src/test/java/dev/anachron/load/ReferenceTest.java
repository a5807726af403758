package dev.anachron.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.client.Guarantee;
import dev.anachron.client.ReadPolicies;
import dev.anachron.client.ReadPolicy;
import dev.anachron.fault.FaultKind;
import dev.anachron.fault.Faults;
import dev.anachron.fault.Targets;
import dev.anachron.fault.partition.Shaped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference page forgets no key that the readers know. */
class ReferenceTest {
    private static final Path PAGE = Path.of("../docs/reference/scenario.md");

    static Stream<String> words() {
        return Stream.of(
                        ScenarioReader.KEYS,
                        ClusterReader.KEYS,
                        NetworkReader.KEYS,
                        NetworkReader.LINK_KEYS,
                        RoundTrips.NAMES,
                        SystemProfile.NAMES,
                        RoundTrips.NAMES.stream()
                                .flatMap(name -> RoundTrips.named(name).regions().stream())
                                .toList(),
                        FaultsReader.TIMES,
                        FaultsReader.FILTER,
                        Shaped.SHAPES,
                        ClientsReader.KEYS,
                        ScriptReader.KEYS,
                        LatencyReader.FORMS,
                        Fits.NAMES,
                        Faults.ALL.stream().map(FaultKind::name).toList(),
                        Targets.ROLES,
                        ReadPolicies.ALL.stream().map(ReadPolicy::name).toList(),
                        Arrays.stream(Guarantee.values()).map(Guarantee::text).toList())
                .flatMap(List::stream)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("words")
    void theWordStandsInThePage(String word) throws IOException {
        assertThat(Files.readString(PAGE)).containsPattern("[`{ ]" + word + "[`:]");
    }
}
