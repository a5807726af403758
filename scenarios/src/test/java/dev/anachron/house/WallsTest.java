package dev.anachron.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who may see whom.
 *
 * <pre>
 *           scenarios (YAML, library, command line)        may see everything
 *           reports   (Run + Verdicts → pages)             sees values only
 * sim-core  ─────────────────────────────────────────────────────────────────
 *    3      engine            check.*          protocol.*  three towers that never see each other
 *    2      network  storage  fault  client  workload  trace  history  scenario
 *    1      spi
 *    0      base
 * </pre>
 *
 * The engine knows {@code Node}, never {@code RaftNode}. Checkers know {@code History}, never the
 * engine. Protocols know {@code Outbox}, never the network. They meet only in {@code scenarios}.
 */
class WallsTest {
    private static final String[] SIM_CORE = packages(
            "base spi protocol network storage history trace client workload fault check scenario"
                    + " engine");
    private static final String[] REPORTS =
            packages("report figure chart diagram film page render store write export sweep");
    private static final String[] SCENARIOS = packages("load library histories run cli");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.anachron");

    /**
     * The JDK and the annotations for nullness; what sim-core may not use of the JDK stands in its
     * {@code src/build/forbidden.txt}.
     */
    private static final List<String> GROUND = List.of("java..", "org.jspecify.annotations..");

    @ParameterizedTest(name = "{0} sees only: {1}")
    @CsvSource(
            nullValues = "nothing",
            value = {
                "base,     nothing",
                "spi,      base",
                "protocol, base spi",
                "network,  base spi",
                "storage,  base",
                "history,  base",
                "trace,    base spi",
                "client,   base spi history workload",
                "workload, base spi history",
                "fault,    base network storage spi",
                "check,    base history trace spi",
                "scenario, base spi network client workload fault",
                "engine,   base spi network storage client workload fault history trace scenario",
            })
    void aFloorSeesOnlyWhatIsBelow(String floor, @Nullable String seen) {
        List<String> allowed = new ArrayList<>(GROUND);
        allowed.addAll(List.of(packages(floor + (seen == null ? "" : " " + seen))));
        classes()
                .that()
                .resideInAPackage("dev.anachron." + floor + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed.toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    void everyPackageHasAPlaceInThePicture() {
        List<String> known = new ArrayList<>(List.of(SIM_CORE));
        known.addAll(List.of(REPORTS));
        known.addAll(List.of(SCENARIOS));
        classes().should().resideInAnyPackage(known.toArray(String[]::new)).check(HOUSE);
    }

    @Test
    void protocolsDoNotSeeEachOther() {
        slices().matching("dev.anachron.protocol.(*)..")
                .should()
                .notDependOnEachOther()
                .check(HOUSE);
    }

    @Test
    void simCoreSeesNothingAboveIt() {
        noClasses()
                .that()
                .resideInAnyPackage(SIM_CORE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(REPORTS).or(resideInAnyPackage(SCENARIOS)))
                .check(HOUSE);
    }

    @Test
    void reportsSeeNoScenariosAndNoProtocolAndRunNothing() {
        noClasses()
                .that()
                .resideInAnyPackage(REPORTS)
                .should()
                .dependOnClassesThat(resideInAnyPackage(SCENARIOS)
                        .or(resideInAPackage("dev.anachron.protocol.."))
                        .or(simpleName("Simulation")))
                .check(HOUSE);
    }

    private static String[] packages(String names) {
        return Arrays.stream(names.split(" ", -1))
                .map(name -> "dev.anachron." + name + "..")
                .toArray(String[]::new);
    }
}
