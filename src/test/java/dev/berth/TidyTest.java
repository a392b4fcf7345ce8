package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** House rules that no compiler knows. Each complaint names the file, the line and the remedy. */
class TidyTest {
  private static final int MAIN_LINES_MAX = 300;
  private static final int TEST_LINES_MAX = 600;
  private static final int COLUMNS_MAX = 100;

  private static final Set<String> NOT_OURS = Set.of(".git", "target", "data", ".idea", ".mvn");

  /** Banned in all Java; written in parts here, since this file is read too. */
  private static final Map<String, String> BANNED =
      Map.of(
          "FIX" + "ME", "finish it, or write down in the CHANGELOG what is left",
          "printStack" + "Trace()", "log it, with the exception as the last argument",
          "Thread." + "sleep", "wait for the event itself, or move an injected clock",
          "@Disab" + "led", "Needs skips with a reason; what is broken is repaired or deleted",
          "org.mock" + "ito", "write a fake");

  private static final Pattern VAGUE =
      Pattern.compile("(Util|Utils|Helper|Manager|Impl|Base)\\.java$");

  private static final Pattern MACHINE_PATH =
      Pattern.compile("(?<![\\w.])/(work|root|tmp/out|home/[a-z]+)/\\w");

  private record Source(Path path, List<String> lines) {
    boolean main() {
      return path.startsWith(Path.of("src/main"));
    }

    String name() {
      return path.getFileName().toString();
    }
  }

  @Test
  void no_source_is_too_long() {
    assertEquals(
        List.of(),
        java()
            .filter(s -> s.lines().size() > (s.main() ? MAIN_LINES_MAX : TEST_LINES_MAX))
            .map(s -> s.path() + " has " + s.lines().size() + " lines: split it by purpose")
            .toList());
  }

  @Test
  void no_line_is_too_long() {
    assertEquals(
        List.of(),
        where(
            java(),
            line -> line.codePointCount(0, line.length()) > COLUMNS_MAX && !line.contains("://"),
            "is longer than " + COLUMNS_MAX));
  }

  @Test
  void nothing_banned_is_used() {
    List<String> found = new ArrayList<>();
    BANNED.forEach((word, remedy) -> found.addAll(where(java(), l -> l.contains(word), remedy)));
    assertEquals(List.of(), found);
  }

  @Test
  void only_the_command_line_prints() {
    Pattern prints = Pattern.compile("\\bSystem\\.(out|err)\\b");
    Stream<Source> silent =
        java()
            .filter(Source::main)
            .filter(s -> !s.path().startsWith(Path.of("src/main/java/dev/berth/cli")));
    assertEquals(
        List.of(), where(silent, l -> prints.matcher(l).find(), "log it, or answer it as a value"));
  }

  @Test
  void names_say_what_a_thing_is() {
    assertEquals(
        List.of(),
        java()
            .filter(s -> VAGUE.matcher(s.name()).find())
            .map(s -> s.path() + ": name it after what it is or does")
            .toList());
  }

  @Test
  void every_main_source_opens_with_its_purpose() {
    Pattern type =
        Pattern.compile(
            "^(public |final |abstract |sealed |non-sealed )*(@?interface|class|record|enum) ");
    assertEquals(
        List.of(),
        java()
            .filter(Source::main)
            .filter(
                s ->
                    s.lines().stream()
                        .takeWhile(line -> !type.matcher(line).find())
                        .noneMatch(line -> line.startsWith("/**")))
            .map(s -> s.path() + ": say in one sentence of Javadoc what it is for")
            .toList());
  }

  @Test
  void no_file_knows_the_machine_it_was_written_on() {
    assertEquals(
        List.of(), where(texts(), l -> MACHINE_PATH.matcher(l).find(), "is a path of one machine"));
  }

  @Test
  void no_line_of_text_ends_in_blanks() {
    // Two blanks are a line break in Markdown, and golden files hold what others sent.
    Stream<Source> ours = texts().filter(s -> !s.path().startsWith(Path.of("src/test/resources")));
    assertEquals(
        List.of(),
        where(ours, l -> l.endsWith(" ") || l.endsWith("\t"), "ends in blanks: take them off"));
  }

  @Test
  void the_changelog_is_open_for_the_next_release() throws IOException {
    assertTrue(
        Files.readAllLines(Path.of("CHANGELOG.md")).contains("## Unreleased"),
        "CHANGELOG.md needs a heading '## Unreleased'");
  }

  private static List<String> where(Stream<Source> in, Predicate<String> bad, String remedy) {
    List<String> found = new ArrayList<>();
    in.forEach(
        s -> {
          for (int i = 0; i < s.lines().size(); i++) {
            if (bad.test(s.lines().get(i))) {
              found.add(s.path() + ":" + (i + 1) + ": " + remedy);
            }
          }
        });
    return found;
  }

  private static Stream<Source> java() {
    return texts().filter(s -> s.name().endsWith(".java"));
  }

  /** All text files of the repository but the build's own and Maven's wrapper. */
  private static Stream<Source> texts() {
    try (Stream<Path> all = Files.walk(Path.of(""))) {
      return all
          .filter(path -> !path.toString().isEmpty())
          .filter(path -> !NOT_OURS.contains(path.getName(0).toString()))
          .filter(path -> !path.getFileName().toString().startsWith("mvnw"))
          .filter(Files::isRegularFile)
          .map(TidyTest::read)
          .flatMap(List::stream)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for what is no text, a picture for example. */
  private static List<Source> read(Path path) {
    try {
      return List.of(new Source(path, Files.readAllLines(path)));
    } catch (MalformedInputException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
