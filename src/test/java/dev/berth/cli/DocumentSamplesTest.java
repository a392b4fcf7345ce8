package dev.berth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.config.Secrets;
import dev.berth.policy.rules.Expression;
import dev.berth.policy.rules.Otherwise;
import dev.berth.program.SettingsFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What the documents and the settings' comments offer to be copied works when it is copied. */
class DocumentSamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern SAMPLE = Pattern.compile("(\\s*)# ([a-z][a-z-]*):( .*)?");
  private static final String NOT_BUILT = "(?s)\n## Not built yet.*";
  private static final int SAMPLES_LEAST = 15;

  @Test
  void every_berth_command_of_the_documents_can_be_typed() throws IOException {
    var wrong = new ArrayList<String>();
    var count = 0;
    for (var line : commands()) {
      count++;
      // The name of a command alone speaks of it, and is not there to be copied.
      if (!line.contains(" ") && commandNames().contains(line)) continue;
      var words = line.replaceAll("[\\[\\]]", "").replace("...", "").strip().split("\\s+");
      try {
        BerthCommand.line(() -> NOW).parseArgs(words);
      } catch (CommandLine.ParameterException e) {
        wrong.add(line + ": " + e.getMessage());
      }
    }
    assertEquals(List.of(), wrong);
    assertTrue(count >= SAMPLES_LEAST, "they are found at all");
  }

  private static java.util.Set<String> commandNames() {
    return BerthCommand.line(() -> NOW).getSubcommands().keySet();
  }

  /** Without {@code ./berth}, comments and pipes. */
  private static List<String> commands() throws IOException {
    var all = new ArrayList<String>();
    for (var text : documents()) {
      var shell = SHELL.matcher(text).results().flatMap(m -> m.group(1).lines());
      var inline = CODE.matcher(text).results().map(m -> m.group(1));
      Stream.concat(shell, inline)
          .map(String::strip)
          .filter(l -> l.startsWith("./berth "))
          .map(l -> l.substring("./berth ".length()).replaceAll("\\s+(#|\\||>|&&).*", ""))
          .forEach(all::add);
    }
    return all;
  }

  @Test
  void every_rule_of_the_documents_is_one() throws Exception {
    var count = 0;
    for (var text : documents())
      for (var code : CODE.matcher(text).results().map(m -> m.group(1)).toList()) {
        if (code.startsWith("{id:")) {
          count++;
          assertEquals(
              List.of(), problems("program.yaml", "expressions: []", "expressions:\n  - " + code));
        } else if (code.contains(" || ") && code.contains("plans")) {
          count++;
          Expression.of(new Expression.Section("sample", code, "w", Otherwise.WARN));
          var rule =
              "expressions:\n  - {id: sample, pass: \"" + code + "\", wanted: w, otherwise: warn}";
          assertEquals(List.of(), problems("program.yaml", "expressions: []", rule));
        }
      }
    assertTrue(count >= 2, "they are found at all");
  }

  /** A comment that reads {@code # key: value} is there to be uncommented. */
  @ParameterizedTest
  @ValueSource(strings = {"program.yaml", "berth.yaml"})
  void every_sample_in_the_comments_of_settings_can_be_uncommented(String file) {
    var lines = List.of(SettingsFixture.shipped().texts().get(file).split("\n"));
    var wrong = new ArrayList<String>();
    for (int i = 0; i < lines.size(); i++) {
      var m = SAMPLE.matcher(lines.get(i));
      if (!m.matches() || (i > 0 && SAMPLE.matcher(lines.get(i - 1)).matches())) continue;
      int end = i;
      while (end < lines.size() && lines.get(end).strip().startsWith("#")) end++;
      var problems = problems(file, String.join("\n", lines), uncommented(lines, i, end));
      if (!problems.isEmpty()) wrong.add(lines.get(i) + ": " + problems);
    }
    assertEquals(List.of(), wrong);
  }

  private static String uncommented(List<String> lines, int from, int to) {
    var all = new ArrayList<String>();
    var key = lines.get(from).replaceFirst("# ", "").replaceFirst(":.*", ":");
    for (int i = 0; i < lines.size(); i++) {
      // The usual value that stands before its sample gives way to it.
      if (i < from && lines.get(i).startsWith(key)) continue;
      all.add(i >= from && i < to ? lines.get(i).replaceFirst("# ", "") : lines.get(i));
    }
    return String.join("\n", all);
  }

  /** Whoever uncomments a sample has what it names. */
  private static final Secrets ALL_SECRETS =
      new Secrets() {
        @Override
        public Optional<String> env(String name) {
          return Optional.of("a secret");
        }

        @Override
        public Optional<String> file(String path) {
          var own = Path.of("src/test/resources/tls/sample" + path.replaceFirst(".*(?=\\.)", ""));
          try {
            return Optional.of(Files.exists(own) ? Files.readString(own) : "a secret");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      };

  private static List<String> problems(String file, String from, String to) {
    var texts = new TreeMap<>(SettingsFixture.shipped().texts());
    texts.computeIfPresent(
        file, (_, t) -> t.strip().equals(from.strip()) ? to : t.replace(from, to));
    return new SettingsCheck(texts, ALL_SECRETS, NOW).settings(Optional.empty()).problems();
  }

  private static List<String> documents() throws IOException {
    var all = new ArrayList<String>();
    for (var name :
        List.of(
            "README.md",
            "SECURITY.md",
            "RATIONALE.md",
            "CONTRIBUTING.md",
            "CHANGELOG.md",
            "docs/architecture.md"))
      all.add(Files.readString(Path.of(name)).replaceFirst(NOT_BUILT, ""));
    return all;
  }
}
