package dev.berth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plan of the house as {@code imports.txt} and {@code libraries.txt} have it. */
final class HousePlan {
  private static final Path FOLDER = Path.of("src/test/resources");
  private static final String STOREY = "# storey: ";

  /** One line a package: the packages of ours that it may import besides itself, lowest first. */
  static final Map<String, List<String>> IMPORTS = table("imports.txt");

  /** One line a package: the libraries that it may import besides Java itself. */
  static final Map<String, List<String>> LIBRARIES = table("libraries.txt");

  private HousePlan() {}

  /** The packages of a storey, in their order. */
  static List<String> storey(String name) {
    var packages = new ArrayList<String>();
    var now = "";
    for (var line : lines("imports.txt")) {
      if (line.startsWith(STOREY)) now = line.substring(STOREY.length());
      else if (now.equals(name) && isEntry(line)) packages.add(key(line));
    }
    return packages;
  }

  private static boolean isEntry(String line) {
    return !line.isBlank() && !line.startsWith("#");
  }

  private static String key(String line) {
    return line.split(":", 2)[0].strip();
  }

  private static Map<String, List<String>> table(String file) {
    Map<String, List<String>> table = new LinkedHashMap<>();
    for (var line : lines(file)) {
      if (!isEntry(line)) continue;
      var names = line.split(":", 2)[1].strip();
      table.put(key(line), names.isEmpty() ? List.of() : List.of(names.split(" +")));
    }
    return table;
  }

  private static List<String> lines(String file) {
    try {
      return Files.readAllLines(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
