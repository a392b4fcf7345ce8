package dev.berth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of README.md, for the tests that hold them against the code. */
public final class Readme {
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private Readme() {}

  /**
   * What stands in code in the first column of the table under a heading, in order.
   *
   * @param heading text of the heading, without its marks
   * @throws AssertionError when there is no such heading, or no table before the next one
   */
  public static List<String> firstColumn(String heading) {
    List<String> found = new ArrayList<>();
    boolean here = false;
    for (String line : lines()) {
      if (line.startsWith("#")) {
        here = line.replaceFirst("^#+\\s*", "").equalsIgnoreCase(heading);
      } else if (here && line.startsWith("|")) {
        Matcher code = CODE.matcher(line.split("(?<!\\\\)\\|", -1)[1]);
        while (code.find()) {
          found.add(code.group(1));
        }
      }
    }
    if (found.isEmpty()) {
      throw new AssertionError("README.md has no table under a heading '" + heading + "'");
    }
    return found;
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(Path.of("README.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
