package dev.berth.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WordFileTest {
  private static final String TEXT =
      """
      # Words for this test.

      [machines]
      server, bare metal
      node

      [values]
      two = 2
      dozen = 12

      [member]
      colleagues?
      users?

      [patterns]
      add\\b.{0,9}\\b{member}
      \\p{Lu}+
      """;

  private static final WordFile FILE = WordFile.of("test.txt", TEXT);

  @Test
  void words_stand_between_commas_and_line_ends() {
    assertEquals(Set.of("server", "bare metal", "node"), FILE.words("machines"));
    assertEquals(
        List.of(List.of("server"), List.of("bare", "metal"), List.of("node")),
        FILE.phrases("machines"));
    assertEquals(Map.of("two", "2", "dozen", "12"), FILE.values("values"));
  }

  @Test
  void a_pattern_matches_where_any_of_its_lines_does() {
    assertTrue(FILE.pattern("patterns").matcher("add our users").find());
    assertTrue(FILE.cues("member").matcher("two colleagues").find());
    assertTrue(FILE.pattern("patterns").matcher("ÄÖ").matches());
    assertEquals(false, FILE.cues("member").matcher("superusers").find());
  }

  @Test
  void what_cannot_be_meant_is_told_with_file_and_line() {
    wrong("test.txt, line 1: begin a list with a line like [name]", "server", f -> {});
    wrong("test.txt, line 3: [a] stands twice", "[a]\nx\n[a]\ny", f -> {});
    wrong("test.txt: [a] is empty", "[a]\n# nothing", f -> {});
    wrong("test.txt, line 3: x stands twice", "[a]\nx, y\nx", f -> f.words("a"));
    wrong("test.txt, line 2: write key = value", "[a]\nx", f -> f.values("a"));
    wrong("test.txt, line 3: x stands twice", "[a]\nx = 1\nx = 2", f -> f.values("a"));
    wrong("test.txt, line 2: Unclosed group", "[a]\n(ab\nc", f -> f.pattern("a"));
    wrong("test.txt, line 2: there is no list [b]", "[a]\n{b}", f -> f.pattern("a"));
    wrong("test.txt: there is no list [b]", "[a]\nx", f -> f.words("b"));
    var gone = assertThrows(IllegalStateException.class, () -> WordFile.read("intake/none.txt"));
    assertEquals("intake/none.txt is missing in this program", gone.getMessage());
  }

  private static void wrong(String message, String text, Consumer<WordFile> use) {
    var e =
        assertThrows(IllegalStateException.class, () -> use.accept(WordFile.of("test.txt", text)));
    assertEquals(message, e.getMessage().lines().findFirst().orElse(""));
  }

  @Test
  void every_list_of_every_shipped_file_is_asked_for_and_explained() throws IOException {
    var code = new StringBuilder();
    try (var all = Files.walk(Path.of("src/main/java/dev/berth"))) {
      for (var p : all.filter(f -> f.toString().endsWith(".java")).toList())
        code.append(Files.readString(p));
    }
    for (var folder : List.of("intake", "language")) {
      try (var files = Files.list(Path.of("src/main/resources", folder))) {
        for (var f : files.toList()) {
          var name = folder + "/" + f.getFileName();
          assertTrue(code.indexOf("WordFile.read(\"" + name + "\")") > 0, name + " is read");
          assertTrue(Files.readString(f).startsWith("# "), name + " explains itself");
          for (var list : WordFile.read(name).names())
            assertTrue(
                code.indexOf("(\"" + list + "\")") > 0
                    || Files.readString(f).contains("{" + list + "}"),
                name + ": [" + list + "] is read by nobody");
        }
      }
    }
  }
}
