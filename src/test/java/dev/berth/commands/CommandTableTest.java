package dev.berth.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.commands.grammar.TypedCommand;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandTableTest {
  @Test
  void every_command_of_the_design_is_there_once_and_deleted() {
    var all =
        List.of(
            ("help status why machines os term workload confirm extend release keep add remove"
                    + " withdraw approve deny hold unhold pool override end retry label unlabel"
                    + " assign unassign close reopen retitle lock unlock milestone provisioned"
                    + " ask access keys deleted replace")
                .split(" "));
    assertEquals(new HashSet<>(all), CommandRegistry.NAMES);
    assertEquals(all.size(), CommandRegistry.specs().size());
  }

  @Test
  void every_example_is_a_command_of_that_name() {
    for (var s : CommandRegistry.specs()) {
      var read = CommandRegistry.read("/" + s.example(), Optional.empty());
      assertEquals(List.of(s.name()), read.stream().map(TypedCommand::name).toList());
    }
  }

  @Test
  void every_sheet_fits_a_row() {
    for (var s : CommandRegistry.specs()) {
      assertTrue(s.usage().startsWith(s.name()), s.usage());
      assertFalse((s.usage() + s.help() + s.example()).contains("|"), s.name());
      assertFalse(s.help().endsWith("."), s.name());
      assertFalse(s.audience().isEmpty(), s.name());
    }
  }

  @Test
  void the_table_has_a_row_a_command() {
    var rows = CommandTable.markdown().lines().toList();
    assertEquals(CommandRegistry.specs().size() + 2, rows.size());
    assertEquals(
        "| `/approve [VERSION]` | approver | says yes to the version shown | `/approve"
            + " 7f3a91c04be2` |",
        rows.stream().filter(r -> r.contains("/approve")).findFirst().orElseThrow());
  }
}
