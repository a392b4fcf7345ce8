package dev.berth.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.catalogue.Arch;
import dev.berth.intake.MachineLines.Parsed;
import dev.berth.intake.MachineLines.Trouble;
import dev.berth.reading.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineLinesTest {
  private static Parsed parse(String text) {
    return MachineLines.parse(text, Samples.catalogue());
  }

  private static void is(Trouble trouble, String text, String... near) {
    assertEquals(
        trouble,
        parse(text) instanceof Parsed.Bad b ? b.trouble() : null,
        () -> text + parse(text));
    if (near.length > 0) assertEquals(List.of(near), ((Parsed.Bad) parse(text)).near());
  }

  @Test
  void lines_are_read_in_the_spellings_of_issues() {
    var expected =
        new Parsed.Good(
            List.of(
                Line.of(3, "c3.medium.x86", Arch.X86_64),
                Line.of(1, "c3.large.arm64", Arch.ARM64)));
    for (var text :
        List.of(
            "3x c3.medium.x86, 1x c3.large.arm64",
            "3 C3.MEDIUM and one c3-large-arm64",
            "c3.medium.x86 (3); c3.large.arm: 1",
            "`3 × c3.medium.x86`,\n1 c3.large")) assertEquals(expected, parse(text), text);
  }

  @Test
  void a_plan_without_a_number_is_asked_back() {
    is(Trouble.NO_COUNT, "c3.small.x86", "c3.small.x86");
    is(Trouble.NO_COUNT, "2-3 c3.small.x86", "c3.small.x86");
    is(Trouble.NO_COUNT, "up to ~4 c3.small.x86");
  }

  @Test
  void an_unknown_plan_comes_with_near_ones() {
    is(Trouble.UNKNOWN_PLAN, "2x c3.smal.x86", "c3.small.x86", "t3.small.x86", "m3.small.x86");
    is(Trouble.UNKNOWN_PLAN, "2x c9.small.x86");
  }

  @Test
  void a_plan_that_is_gone_comes_with_its_successor() {
    is(Trouble.NOT_OFFERED, "2x t1.small.x86", "t3.small.x86");
  }

  @Test
  void nothing_too_many_and_twice_are_told_apart() {
    is(Trouble.NOTHING, "  ");
    is(Trouble.NO_PLAN, "3 machines");
    is(Trouble.TWICE, "1x c3.small.x86, 2x c3-small");
    is(Trouble.COUNT_OUT_OF_RANGE, "0x c3.small.x86");
    is(Trouble.COUNT_OUT_OF_RANGE, "99999x c3.small.x86");
  }
}
