package dev.berth.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever reads the figures at night is told what each of them means. */
class MetricHelpTest {
  private static final Pattern NAME = Pattern.compile("\"(berth[._][a-z_.]+)\"");

  @Test
  void incident_11_22_every_figure_in_the_code_has_its_help() throws IOException {
    var names = new TreeSet<String>();
    try (var all = Files.walk(Path.of("src/main/java"))) {
      for (var f : all.filter(p -> p.toString().endsWith(".java")).toList())
        NAME.matcher(Files.readString(f))
            .results()
            .map((MatchResult m) -> m.group(1))
            .filter(n -> !n.endsWith(".db") && !n.endsWith(".yaml"))
            .forEach(names::add);
    }
    assertTrue(names.size() > 40, names.toString());
    assertEquals(
        "", String.join(" ", names.stream().filter(n -> MetricHelp.of(n).isEmpty()).toList()));
  }
}
