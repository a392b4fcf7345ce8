package dev.berth.provision.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.config.Parsed;
import dev.berth.config.YamlReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings as they are written in a file. */
class SimulatorSettingsTest {
  private static Parsed<SimulatorSettings> read(String text) {
    return YamlReader.read("program.yaml", text, SimulatorSettings.class);
  }

  private static SimulatorSettings good(String text) {
    return read(text).orThrow();
  }

  @Test
  void everything_may_be_left_out() {
    assertEquals(SimulatorSettings.defaults(), good(""));
  }

  @Test
  void everything_can_be_set() {
    SimulatorSettings settings =
        good(
            """
            stock:
              c3.medium.x86: 6
              c3.large.arm64: 2
            quota: 7
            install-time: 90s
            stop-time: 5s
            release-time: 1m
            vanish-time: 2h
            faults:
              answer-lost: 10
              refused: 5
            plans:
              s3.xlarge.x86: install-fails
            seed: 42
            """);
    assertEquals(Map.of("c3.medium.x86", 6, "c3.large.arm64", 2), settings.stock());
    assertEquals(Optional.of(7), settings.quota());
    assertEquals(Duration.ofSeconds(90), settings.installTime());
    assertEquals(Map.of(Fault.ANSWER_LOST, 10, Fault.REFUSED, 5), settings.faults());
    assertEquals(Map.of("s3.xlarge.x86", Fault.INSTALL_FAILS), settings.plans());
    assertEquals(42, settings.seed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quota: -1|from 0 to",
        "install-time: 400d|from 0s to",
        "install-time: soon|duration",
        "faults: {slow: 101}|from 0 to 100",
        "faults: {slwo: 10}|slow",
        "instal-time: 10s|install-time",
      })
  void a_mistake_is_told_with_what_is_wanted(String text, String hint) {
    String problems = assertInstanceOf(Parsed.Bad.class, read(text)).problems().toString();
    assertTrue(problems.contains(hint), problems);
  }
}
