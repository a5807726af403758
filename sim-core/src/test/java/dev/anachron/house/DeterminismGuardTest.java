package dev.anachron.house;

import static org.assertj.core.api.Assertions.assertThat;

import de.thetaphi.forbiddenapis.Checker;
import de.thetaphi.forbiddenapis.ForbiddenApiException;
import de.thetaphi.forbiddenapis.Logger;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The list {@code src/build/forbidden.txt}, on one offender for each family: the guard finds it,
 * says in which line of which class, and names what to use instead. The build asks the same list
 * about sim-core itself.
 */
class DeterminismGuardTest {
    private static final Path LIST = Path.of("src", "build", "forbidden.txt");
    private static final String OFFENDER = """
            package dev.anachron.base;
            import java.util.*;
            import java.util.stream.*;
            %s
            class Offender {
                Object offend(List<String> list, Stream<String> stream, double x, byte[] bytes) {
                    return %s;
                }
            }
            """;
    /** The line of the template that offends. */
    private static final String PLACE = "dev.anachron.base.Offender (Offender.java:7)";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            System.currentTimeMillis()                       | NodeContext.clock()
            System.nanoTime()                                | NodeContext.clock()
            java.time.Instant.now()                          | SimTime
            java.time.LocalDate.now()                        | SimTime
            new Date()                                       | SimTime
            TimeZone.getDefault()                            | SimTime

            Math.sin(x)                                      | StrictMath
            Math.cos(x)                                      | StrictMath
            Math.tan(x)                                      | StrictMath
            Math.asin(x)                                     | StrictMath
            Math.acos(x)                                     | StrictMath
            Math.atan(x)                                     | StrictMath
            Math.atan2(x, x)                                 | StrictMath
            Math.sinh(x)                                     | StrictMath
            Math.cosh(x)                                     | StrictMath
            Math.tanh(x)                                     | StrictMath
            Math.exp(x)                                      | StrictMath
            Math.expm1(x)                                    | StrictMath
            Math.log(x)                                      | StrictMath
            Math.log10(x)                                    | StrictMath
            Math.log1p(x)                                    | StrictMath
            Math.pow(x, x)                                   | StrictMath
            Math.cbrt(x)                                     | StrictMath
            Math.hypot(x, x)                                 | StrictMath
            DoubleStream.of(x).map(Math::log)                | StrictMath

            Math.random()                                    | RandomStream.child
            new Random(7)                                    | RandomStream.child
            new SplittableRandom(7)                          | RandomStream.child
            java.util.random.RandomGenerator.getDefault()    | RandomStream.child
            new java.security.SecureRandom()                 | RandomStream.child
            UUID.randomUUID()                                | RandomStream.child

            new HashMap<>()                                  | TreeMap or LinkedHashMap
            new HashMap<>(list.size())                       | TreeMap or LinkedHashMap
            new IdentityHashMap<>()                          | TreeMap or LinkedHashMap
            new WeakHashMap<>()                              | TreeMap or LinkedHashMap
            new Hashtable<>()                                | TreeMap or LinkedHashMap
            new HashSet<>(list)                              | TreeSet or LinkedHashSet
            stream.collect(Collectors.toCollection(HashSet::new)) | TreeSet or LinkedHashSet
            Set.of("a", "b")                                 | TreeSet or LinkedHashSet
            Set.of(new Object[5])                            | TreeSet or LinkedHashSet
            Set.copyOf(list)                                 | TreeSet or LinkedHashSet
            Map.of("a", 1, "b", 2)                           | TreeMap or LinkedHashMap
            Map.ofEntries(Map.entry("a", 1))                 | TreeMap or LinkedHashMap
            Map.copyOf(new TreeMap<>())                      | TreeMap or LinkedHashMap
            stream.collect(Collectors.toSet())               | TreeSet or LinkedHashSet
            stream.collect(Collectors.toUnmodifiableSet())   | TreeSet or LinkedHashSet
            stream.collect(Collectors.toUnmodifiableMap(s -> s, s -> s)) | TreeMap or LinkedHashMap
            stream.collect(Collectors.toMap(s -> s, s -> s)) | TreeMap::new
            stream.collect(Collectors.toMap(s -> s, s -> s, (a, b) -> a)) | TreeMap::new
            stream.collect(Collectors.groupingBy(s -> s))    | TreeMap::new
            stream.collect(Collectors.groupingBy(s -> s, Collectors.counting())) | TreeMap::new
            System.identityHashCode(list)                    | a name or a number
            Thread.State.NEW.hashCode()                      | a name or a number

            list.parallelStream()                            | stream()
            stream.parallel()                                | stream()
            IntStream.range(0, 2).parallel()                 | stream()
            ((java.util.function.Supplier<Object>) () -> { Arrays.parallelPrefix(new double[2], Double::sum); return 0; }).get() | stream()
            new java.util.concurrent.ConcurrentHashMap<>()   | the event queue
            java.util.concurrent.ThreadLocalRandom.current() | the event queue
            java.util.concurrent.Executors.newCachedThreadPool() | the event queue
            java.util.concurrent.CompletableFuture.runAsync(() -> {}) | the event queue
            new java.util.concurrent.atomic.AtomicLong()     | the event queue
            new Thread(() -> {})                             | the event queue
            new Timer()                                      | the event queue
            new ThreadLocal<String>()                        | the event queue
            new java.lang.ref.WeakReference<>(list)          | the event queue

            String.format("%s", x)                           | Locale.ROOT
            "%s".formatted(x)                                | Locale.ROOT
            "I".toLowerCase()                                | Locale.ROOT
            "i".toUpperCase()                                | Locale.ROOT
            Locale.getDefault()                              | Locale.ROOT
            Locale.getAvailableLocales()                     | Locale.ROOT
            new Scanner("1,5").nextDouble()                  | Locale.ROOT
            java.text.NumberFormat.getInstance()             | Locale.ROOT
            Double.toString(x)                               | BigDecimal
            String.valueOf(x)                                | BigDecimal
            new StringBuilder().insert(0, x)                 | BigDecimal
            new StringBuffer()                               | BigDecimal
            java.math.BigDecimal.valueOf(x)                  | BigDecimal

            "a".getBytes()                                   | return a value
            new String(bytes)                                | return a value
            new java.io.File("a")                            | return a value
            new java.io.StringReader("a")                    | return a value
            java.nio.file.Path.of("a")                       | return a value
            java.net.URI.create("a")                         | return a value
            System.out                                       | return a value
            System.err                                       | return a value
            String.class.getResourceAsStream("a")            | return a value
            System.getLogger("a")                            | return a value
            System.getProperty("a")                          | NodeContext.settings()
            System.getenv("A")                               | NodeContext.settings()
            System.getenv()                                  | NodeContext.settings()
            Long.getLong("a")                                | NodeContext.settings()
            Runtime.getRuntime()                             | NodeContext.settings()
            ProcessHandle.current()                          | NodeContext.settings()
            System.lineSeparator()                           | use "\\n"
            ServiceLoader.load(Runnable.class)               | an interface
            x == 1 ? String.class.getMethods()[0].getName() : "" | an interface
            """)
    void anOffenderIsToldWhatToUseInstead(String offence, String replacement) throws Exception {
        String complaint = complaint("", offence.strip());
        assertThat(complaint).contains(PLACE);
        assertThat(complaint.lines().filter(line -> line.startsWith("Forbidden")))
                .isNotEmpty()
                .anySatisfy(line -> assertThat(line).contains(replacement));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            StrictMath.log(x)
            Math.max(Math.abs(x), Math.sqrt(x))
            Math.multiplyHigh(3L, 5L) + Math.addExact(1, 2)
            new TreeMap<>(new LinkedHashMap<>())
            new TreeSet<>(new LinkedHashSet<>(list))
            List.of("a", "b")
            stream.collect(Collectors.groupingBy(s -> s, TreeMap::new, Collectors.toList()))
            stream.collect(Collectors.toMap(s -> s, s -> s, (a, b) -> a, TreeMap::new))
            "I".toLowerCase(Locale.ROOT)
            new PriorityQueue<>(list)
            """)
    void theReplacementsPass(String code) throws Exception {
        assertThat(complaint("", code.strip())).isEmpty();
    }

    @Test
    void aTableForLookingUpPassesWhenItsClassSaysSo() throws Exception {
        assertThat(complaint("@LookupOnly(\"nobody goes through it\")", "new HashMap<>()"))
                .isEmpty();
        assertThat(complaint("@Deprecated", "new HashMap<>()")).contains(PLACE);
    }

    /** What the guard says about the offender; empty when it lets it pass. */
    private String complaint(String annotation, String code) throws Exception {
        Path source = folder.resolve("Offender.java");
        Files.writeString(source, OFFENDER.formatted(annotation, code));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int failed = compiler.run(
                null,
                null,
                null,
                "-nowarn",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
        assertThat(failed).as("offender compiles").isZero();
        return asked(folder.resolve("dev/anachron/base"));
    }

    private static String asked(Path classes) throws Exception {
        List<String> said = new ArrayList<>();
        Checker checker = new Checker(
                listening(said),
                DeterminismGuardTest.class.getClassLoader(),
                Checker.Option.FAIL_ON_VIOLATION,
                Checker.Option.FAIL_ON_UNRESOLVABLE_SIGNATURES);
        checker.addBundledSignatures("jdk-unsafe", "17");
        checker.parseSignaturesFile(LIST.toFile());
        checker.addSuppressAnnotation("dev.anachron.base.LookupOnly");
        checker.addClassesToCheck(classFiles(classes));
        try {
            checker.run();
        } catch (ForbiddenApiException e) {
            assertThat(said).isNotEmpty();
        }
        return String.join("\n", said);
    }

    private static List<File> classFiles(Path classes) throws IOException {
        try (Stream<Path> files = Files.list(classes)) {
            return files.map(Path::toFile).sorted().toList();
        }
    }

    /** The library tells its findings through its log. */
    private static Logger listening(List<String> said) {
        return new Logger() {
            @Override
            public void error(String text) {
                said.add(text);
            }

            @Override
            public void warn(String text) {
                throw new AssertionError(text);
            }

            @Override
            public void info(String text) {}

            @Override
            public void debug(String text) {}
        };
    }
}
