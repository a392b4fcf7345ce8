package dev.berth.config;

import java.util.Map;
import java.util.Optional;

/** Where each value of a file stands, so that checks made after reading can say the line. */
public final class FilePositions {
  private final String file;
  private final Map<String, FilePosition> byPath;

  FilePositions(String file, Map<String, FilePosition> byPath) {
    this.file = file;
    this.byPath = Map.copyOf(byPath);
  }

  /** For a value that was put together from several files. */
  public static FilePositions nowhere(String file) {
    return new FilePositions(file, Map.of());
  }

  /** A problem with what stands at the path, or at the nearest part above that is there. */
  public ConfigProblem problem(String path, String message) {
    for (Optional<String> at = Optional.of(path); at.isPresent(); at = above(at.get())) {
      var place = byPath.get(at.get());
      if (place != null)
        return new ConfigProblem(file, place.line(), place.column(), path, message);
    }
    return new ConfigProblem(
        file, FilePosition.START.line(), FilePosition.START.column(), path, message);
  }

  public String file() {
    return file;
  }

  private static Optional<String> above(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    if (path.isEmpty()) return Optional.empty();
    return Optional.of(end < 0 ? "" : path.substring(0, end));
  }
}
