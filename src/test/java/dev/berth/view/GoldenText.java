package dev.berth.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Whole comments as files. {@code -Dberth.golden=write} writes them anew; the difference is then
 * read by a person.
 */
final class GoldenText {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private GoldenText() {}

  static void agrees(String name, String text) throws IOException {
    var file = FOLDER.resolve(name + ".md");
    if ("write".equals(System.getProperty("berth.golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text + "\n");
    }
    assertEquals(Files.exists(file) ? Files.readString(file) : "", text + "\n", name);
  }
}
