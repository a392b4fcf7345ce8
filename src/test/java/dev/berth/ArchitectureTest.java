package dev.berth;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the house to its plan: which package may use which, and which library. */
class ArchitectureTest {
  private static final String ROOT = "dev.berth";

  private static final Map<String, List<String>> IMPORTS = HousePlan.IMPORTS;

  /** Words that are tools: they are given chance, and count what threads report. */
  private static final Set<String> TOOLS = Set.of("config", "observe", "access");

  /** No input or output, clock, log, thread or chance in these. */
  private static final List<String> WORDS_AND_CORE =
      Stream.of("words", "core")
          .flatMap(storey -> HousePlan.storey(storey).stream())
          .filter(name -> !TOOLS.contains(name))
          .toList();

  private static final ImportOption NO_TESTS =
      location -> !location.contains("/test-classes/") && !location.contains("/test/");

  private static final JavaClasses OURS =
      new ClassFileImporter().withImportOption(NO_TESTS).importPackages(ROOT);

  @TestFactory
  Stream<DynamicTest> a_package_imports_only_what_its_line_allows() {
    return IMPORTS.keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () ->
                        classes()
                            .that()
                            .resideInAPackage(ROOT + "." + name)
                            .should()
                            .onlyDependOnClassesThat(resideInAnyPackage(allowed(name)))
                            .allowEmptyShould(true)
                            .check(OURS)));
  }

  private static String[] allowed(String name) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "java..",
                "javax.crypto..",
                "javax.net.ssl..",
                "org.jspecify..",
                ROOT + "." + name));
    IMPORTS.get(name).forEach(other -> all.add(ROOT + "." + other));
    String line = name.startsWith("provision.") ? "provision.*" : name;
    HousePlan.LIBRARIES.getOrDefault(line, List.of()).forEach(library -> all.add(library + ".."));
    return all.toArray(String[]::new);
  }

  @Test
  void every_package_has_its_line() {
    assertEquals(
        List.of(),
        OURS.stream()
            .map(JavaClass::getPackageName)
            .distinct()
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .filter(name -> !IMPORTS.containsKey(name))
            .sorted()
            .toList());
  }

  @Test
  void a_package_stands_above_all_that_it_imports() {
    List<String> order = List.copyOf(IMPORTS.keySet());
    List<String> upward = new ArrayList<>();
    IMPORTS.forEach(
        (name, others) ->
            others.stream()
                .filter(other -> order.indexOf(other) >= order.indexOf(name))
                .forEach(other -> upward.add(name + " imports " + other)));
    assertEquals(List.of(), upward);
  }

  @Test
  void adapters_do_not_know_each_other() {
    slices()
        .matching(ROOT + ".provision.(*)..")
        .should()
        .notDependOnEachOther()
        // What they share is no adapter.
        .ignoreDependency(
            DescribedPredicate.alwaysTrue(),
            resideInAnyPackage(ROOT + ".provision.state", ROOT + ".provision.cloud"))
        .allowEmptyShould(true)
        .check(OURS);
  }

  @Test
  void packages_form_no_circle() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(OURS);
  }

  @Test
  void only_the_wiring_reads_clock_dice_and_environment() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".*..")
        .and()
        .resideOutsideOfPackage(ROOT + ".wiring")
        .should()
        .callMethodWhere(describe("time, chance or environment", ArchitectureTest::forbidden))
        .orShould()
        .callConstructorWhere(describe("chance", ArchitectureTest::seedless))
        .check(OURS);
  }

  private static final Map<String, Set<String>> FORBIDDEN =
      Map.of(
          "java.lang.System", Set.of("currentTimeMillis", "getenv"),
          "java.lang.Math", Set.of("random"),
          "java.lang.Thread", Set.of("sleep"),
          "java.util.UUID", Set.of("randomUUID"),
          "java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system"),
          "java.time.InstantSource", Set.of("system"),
          "java.util.concurrent.ThreadLocalRandom", Set.of("current"));

  private static boolean forbidden(JavaCall<?> call) {
    String owner = call.getTargetOwner().getFullName();
    boolean now = owner.startsWith("java.time.") && call.getName().equals("now");
    return now || FORBIDDEN.getOrDefault(owner, Set.of()).contains(call.getName());
  }

  /** A generator made from a seed is no chance; one made from nothing is. */
  private static boolean seedless(JavaCall<?> call) {
    return Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom")
            .contains(call.getTargetOwner().getFullName())
        && call.getTarget().getRawParameterTypes().isEmpty();
  }

  @Test
  void words_and_core_touch_no_world() {
    noClasses()
        .that()
        .resideInAnyPackage(WORDS_AND_CORE.stream().map(n -> ROOT + "." + n).toArray(String[]::new))
        .should()
        .dependOnClassesThat(world())
        .check(OURS);
  }

  /** What comes out of the jar with the code is as fixed as the code; still, one door is enough. */
  @Test
  void words_and_core_open_nothing_in_the_jar_but_word_files() {
    noClasses()
        .that()
        .resideInAnyPackage(WORDS_AND_CORE.stream().map(n -> ROOT + "." + n).toArray(String[]::new))
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".language.WordFile")
        .should()
        .callMethodWhere(
            describe(
                "a resource",
                (JavaCall<?> call) ->
                    call.getName().startsWith("getResource")
                        && Set.of("java.lang.Class", "java.lang.ClassLoader", "java.lang.Module")
                            .contains(call.getTargetOwner().getFullName())))
        .check(OURS);
  }

  private static DescribedPredicate<JavaClass> world() {
    return resideInAnyPackage(
            "java.nio.file..",
            "java.nio.channels..",
            "java.sql..",
            "java.net.http..",
            "java.util.concurrent..",
            "org.slf4j..",
            "java.util.logging..")
        .or(
            describe(
                "files, sockets, processes, threads or chance",
                type ->
                    Set.of(
                                "java.lang.Thread",
                                "java.lang.Process",
                                "java.lang.ProcessBuilder",
                                "java.lang.Runtime",
                                "java.util.Random",
                                "java.util.SplittableRandom",
                                "java.security.SecureRandom",
                                "java.util.Timer")
                            .contains(type.getFullName())
                        || type.getFullName().startsWith("java.io.File")
                        || (type.getPackageName().equals("java.net")
                            && type.getSimpleName().contains("Socket"))));
  }

  @Test
  void the_core_calls_no_port() {
    noClasses()
        .that()
        .resideInAnyPackage(WORDS_AND_CORE.stream().map(n -> ROOT + "." + n).toArray(String[]::new))
        .should()
        .callMethodWhere(
            describe(
                "a method of a port",
                (JavaCall<?> call) ->
                    Set.of(
                            ROOT + ".forge.ForgeReader",
                            ROOT + ".forge.ForgeWriter",
                            ROOT + ".provision.Provisioner")
                        .contains(call.getTargetOwner().getFullName())))
        .check(OURS);
  }

  @Test
  void libraries_stay_behind_their_doors() {
    behind("java.sql..", "store.sql");
    behind("org.kohsuke..", "github");
    behind("io.javalin..", "web", "sandbox..");
  }

  private static void behind(String library, String... doors) {
    String[] inside = Stream.of(doors).map(door -> ROOT + "." + door).toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".*..")
        .and(DescribedPredicate.not(resideInAnyPackage(inside)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(OURS);
  }
}
