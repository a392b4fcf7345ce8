package dev.berth.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationSettingTest {
  @ParameterizedTest
  @CsvSource({
    "90d, PT2160H, 90d",
    "48h, PT48H, 2d",
    "1h30m, PT90M, 90m",
    "2w, PT336H, 14d",
    "20s, PT20S, 20s",
    "250ms, PT0.25S, 250ms",
    "0d, PT0S, 0d"
  })
  void durations_are_read_and_written(String text, Duration duration, String shortest) {
    assertEquals(duration, DurationSetting.parse(text));
    assertEquals(shortest, DurationSetting.text(duration));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90", "d", "-5d", "5 d", "5D", "1.5h", "P3D", "9999999d", "999999d"})
  void what_is_no_duration_is_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> DurationSetting.parse(text));
  }
}
