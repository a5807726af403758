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
import com.tngtech.archunit.lang.syntax.elements.ClassesShould;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            packages("report figure chart diagram page render write");
    private static final String[] SCENARIOS = packages("load library run cli");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.anachron");

    /** The JDK and the annotations for nullness; what may be used of the JDK is checked below. */
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

    @ParameterizedTest(name = "sim-core does not use {0}")
    @ValueSource(
            strings = {
                "java.io..",
                "java.nio..",
                "java.net..",
                "java.time..",
                "java.lang.reflect..",
                "java.util.concurrent..",
                "java.text..",
            })
    void simCoreLeavesTheHostAlone(String packages) {
        inSimCore().dependOnClassesThat().resideInAPackage(packages).check(HOUSE);
    }

    @ParameterizedTest(name = "sim-core does not use {0}")
    @ValueSource(
            classes = {
                Thread.class,
                ThreadLocal.class,
                ProcessHandle.class,
                java.util.Random.class,
                java.util.SplittableRandom.class,
                java.util.UUID.class,
                java.util.Timer.class,
                java.util.IdentityHashMap.class,
            })
    void simCoreDoesWithout(Class<?> type) {
        inSimCore().dependOnClassesThat().areAssignableTo(type).check(HOUSE);
    }

    /** Their last bit may differ between machines; StrictMath's may not. */
    @ParameterizedTest(name = "sim-core does not call Math.{0}")
    @ValueSource(strings = {"log", "log10", "log1p", "exp", "expm1", "sin", "cos", "cbrt"})
    void simCoreComputesStrictly(String function) {
        inSimCore().callMethod(Math.class, function, double.class).check(HOUSE);
    }

    @Test
    void simCoreRaisesToPowersStrictly() {
        inSimCore().callMethod(Math.class, "pow", double.class, double.class).check(HOUSE);
        inSimCore().callMethod(Math.class, "random").check(HOUSE);
    }

    @ParameterizedTest(name = "sim-core does not call System.{0}")
    @ValueSource(
            strings = {"currentTimeMillis", "nanoTime", "getProperties", "getenv", "lineSeparator"})
    void simCoreDoesNotAskTheSystem(String method) {
        inSimCore().callMethod(System.class, method).check(HOUSE);
    }

    @Test
    void simCoreDependsOnNoIdentityAndNoLocale() {
        inSimCore().callMethod(System.class, "identityHashCode", Object.class).check(HOUSE);
        inSimCore().callMethod(Class.class, "forName", String.class).check(HOUSE);
        inSimCore()
                .callMethod(String.class, "format", String.class, Object[].class)
                .orShould()
                .callMethod(String.class, "formatted", Object[].class)
                .orShould()
                .callMethod(String.class, "toUpperCase")
                .orShould()
                .callMethod(String.class, "toLowerCase")
                .check(HOUSE);
    }

    private static ClassesShould inSimCore() {
        return noClasses().that().resideInAnyPackage(SIM_CORE).should();
    }

    private static String[] packages(String names) {
        return Arrays.stream(names.split(" ", -1))
                .map(name -> "dev.anachron." + name + "..")
                .toArray(String[]::new);
    }
}
