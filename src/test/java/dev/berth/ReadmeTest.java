package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.commands.CommandTable;
import dev.berth.config.Environment;
import dev.berth.policy.rules.Rules;
import dev.berth.program.Labels;
import dev.berth.program.ServerSettings;
import dev.berth.wiring.Adapters;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the README's tables say is what the code does. */
class ReadmeTest {
  @Test
  void the_commands_are_those_that_are_understood() throws IOException {
    var table = CommandTable.markdown().strip();
    assertTrue(text("README.md").contains(table), () -> "README.md wants this table:\n\n" + table);
  }

  @Test
  void the_labels_are_those_that_are_made() {
    assertEquals(Labels.USUAL.all(), Set.copyOf(Readme.firstColumn("Labels")));
  }

  @Test
  void the_settings_are_those_that_are_read_from_the_environment() {
    var asked = new LinkedHashSet<String>();
    Environment.read(
        name -> {
          asked.add(name);
          return Optional.empty();
        });
    assertEquals(asked, Set.copyOf(Readme.firstColumn("Settings")));
  }

  @Test
  void the_keys_of_the_files_are_those_that_are_read() throws ClassNotFoundException {
    assertEquals(keys(ServerSettings.class), Readme.firstColumn("berth.yaml"));
    var program = Class.forName("dev.berth.program.ProgramSettings");
    assertEquals(new TreeSet<>(keys(program)), new TreeSet<>(Readme.firstColumn("program.yaml")));
  }

  @Test
  void the_rules_are_those_that_a_program_can_name_with_all_their_settings() throws IOException {
    assertEquals(List.copyOf(Rules.known().keySet()), Readme.firstColumn("Rules"));
    for (var rule : Rules.known().entrySet()) {
      var row = row("| `" + rule.getKey() + "` |");
      for (var key : keys(rule.getValue()))
        assertTrue(row.contains("`" + key + "`"), () -> key + " is not in " + row);
    }
  }

  @Test
  void the_adapters_are_those_that_are_wired() {
    assertEquals(Adapters.KINDS, Readme.firstColumn("Adapters"));
  }

  private static String row(String start) throws IOException {
    return text("README.md").lines().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
  }

  /** Names of a record's components, as its section writes them. */
  private static List<String> keys(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .map(n -> n.replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String text(String name) throws IOException {
    return Files.readString(Path.of(name));
  }
}
