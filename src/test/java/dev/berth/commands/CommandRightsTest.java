package dev.berth.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.commands.model.Audience;
import dev.berth.program.CommandRights;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CommandRightsTest {
  @Test
  void exactly_the_commands_that_need_a_right_can_be_given_another_one() {
    var needing = new TreeSet<String>();
    for (var s : CommandRegistry.specs())
      if (!Collections.disjoint(
          s.audience(), List.of(Audience.APPROVER, Audience.OPERATOR, Audience.TRIAGER)))
        needing.add(s.name());
    assertEquals(needing, new TreeSet<>(CommandRights.NAMES));
    var others = new TreeSet<String>();
    for (var s : CommandRegistry.specs()) others.add(s.name());
    others.removeAll(needing);
    assertEquals(others, new TreeSet<>(CommandRights.WITHOUT_RIGHT));
  }
}
