package dev.berth.provision.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request gets the system it names, however that is written, on every provider alike. */
class SystemImagesTest {
  private static final Map<String, String> SYSTEMS =
      Map.of("Debian 12", "d12", "ubuntu-22.04", "u22", "Ubuntu 24.04", "u24");

  private static Optional<String> chosen(String wanted) {
    return SystemImages.choose(
        SYSTEMS, Optional.of("Debian 12"), Optional.ofNullable(wanted).filter(w -> !w.isEmpty()));
  }

  @ParameterizedTest
  @CsvSource({
    "'', d12",
    "debian 12, d12",
    "DEBIAN-12, d12",
    "debian, d12",
    "ubuntu 22.04, u22",
    "Ubuntu-24.04, u24",
    "ubuntu, u24"
  })
  void it_is_found_however_it_is_written(String wanted, String image) {
    assertEquals(Optional.of(image), chosen(wanted));
  }

  @ParameterizedTest
  @CsvSource({"debian 11", "ubuntu 24", "fedora", "deb"})
  void another_one_is_never_given_instead(String wanted) {
    assertEquals(Optional.empty(), chosen(wanted));
  }

  @Test
  void of_several_one_is_to_be_named_the_usual() {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> SystemImages.check(Set.of("debian 12", "ubuntu 24.04"), Optional.empty()));
    assertEquals(true, e.getMessage().startsWith("default-system is missing"));
    assertThrows(
        IllegalArgumentException.class,
        () -> SystemImages.check(Set.of("debian 12"), Optional.of("ubuntu 24.04")));
    SystemImages.check(Set.of("debian 12"), Optional.empty());
  }
}
