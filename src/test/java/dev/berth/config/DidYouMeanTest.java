package dev.berth.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
  @ParameterizedTest
  @CsvSource({
    "machins, machines",
    "Machines, machines",
    "mahcines, machines",
    "self_approval, self-approval",
    "term, ",
    "xy, ",
    "machinery, machines"
  })
  void a_slip_of_the_finger_is_seen(String typed, String meant) {
    var known = List.of("machines", "self-approval", "on");
    assertEquals(Optional.ofNullable(meant), DidYouMean.to(typed, known));
  }
}
