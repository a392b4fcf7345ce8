package dev.berth.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.catalogue.Arch;
import dev.berth.config.ConfigProblem;
import dev.berth.forge.Person;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Result;
import dev.berth.reading.Kind;
import dev.berth.reading.Line;
import dev.berth.reading.OpenSource;
import dev.berth.reading.Reading;
import dev.berth.reading.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped samples can be used as they are, and say what their sources say. */
class SampleProgramsTest {
  private static final Path SAMPLES = Path.of("config/samples");
  private static final ServerDefaults DEFAULTS = SettingsFixture.shipped().setup().defaults();
  private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

  private static Program sample(String name) {
    return Program.read(name, SettingsFixture.text(SAMPLES.resolve(name + ".yaml")), DEFAULTS)
        .orThrow();
  }

  @Test
  void every_sample_can_be_read() throws IOException {
    try (var files = Files.list(SAMPLES)) {
      var all = files.sorted().toList();
      assertEquals(5, all.size());
      for (var f : all) {
        var read = Program.read(f.getFileName().toString(), SettingsFixture.text(f), DEFAULTS);
        assertEquals(List.<ConfigProblem>of(), read.problems());
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cncf-2024, c3.medium.x86, 2, 180, testing, ''",
    "cncf-2024, c3.medium.x86, 4, 180, testing, monthly-cost",
    "cncf-2024, c3.medium.x86, 1, 200, testing, term",
    "ibm-criteria, c3.large.arm64, 1, 90, testing, ''",
    "ibm-criteria, c3.medium.x86, 1, 90, testing, another-architecture pools",
    "works-on-arm-review, c3.large.arm64, 3, 90, testing, ''",
    "works-on-arm-review, c3.large.arm64, 3, 120, testing, term",
    "works-on-arm-review, c3.small.x86, 3, 90, testing, arm-only pools",
    "chameleon-week, c3.medium.x86, 4, 7, short-term, ''",
    "chameleon-week, c3.medium.x86, 4, 8, short-term, term",
    "chameleon-week, c3.medium.x86, 4, 7, hosting, no-hosting",
    "chameleon-week, c3.medium.x86, 130, 7, testing, stock-share service-units pools"
  })
  void a_sample_refuses(
      String name, String plan, int count, int days, String workload, String refusing) {
    var program = sample(name);
    var arch = program.catalogue().plan(plan).orElseThrow().arch();
    var facts = facts(program, Line.of(count, plan, arch), days, workload(workload));
    var refused =
        program.judge().judge(facts, Set.of()).findings().stream()
            .filter(Finding::refuses)
            .map(Finding::rule)
            .toList();
    assertEquals(refusing, String.join(" ", refused));
  }

  @Test
  void ci_without_a_reason_is_for_a_person_under_the_cncf_rule() {
    var program = sample("cncf-2024");
    var line = Line.of(1, "c3.small.x86", Arch.X86_64);
    var judged = program.judge().judge(facts(program, line, 90, Workload.TESTING), Set.of());
    var own = judged.findings().stream().filter(f -> f.rule().equals("hosted-runners-first"));
    assertEquals(List.of(Result.WARNED), own.map(Finding::result).toList());
  }

  private static Workload workload(String word) {
    for (var w : Workload.values()) if (w.word().equals(word)) return w;
    throw new IllegalArgumentException(word);
  }

  private static Facts facts(Program program, Line line, int days, Workload workload) {
    var reading =
        new Reading(
            "free",
            Kind.NEW,
            Optional.of("kelp"),
            true,
            List.of(),
            OpenSource.YES,
            List.of(line),
            true,
            List.of(),
            Optional.of(Duration.ofDays(days)),
            Optional.of(workload),
            List.of(),
            Optional.empty(),
            List.of(),
            Set.of());
    var bare = Facts.unasked(NOW, reading, program.catalogue(), Person.human(7, "rio"));
    return new Facts(
        bare.at(),
        bare.reading(),
        bare.catalogue(),
        bare.requester(),
        bare.account(),
        bare.sshKeys(),
        bare.code(),
        bare.contacts(),
        bare.maintainer(),
        bare.held(),
        0,
        program.stock());
  }
}
