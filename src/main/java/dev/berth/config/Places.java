package dev.berth.config;

import java.util.Map;
import java.util.Optional;

/** Where each value of a file stands, so that checks made after reading can say the line. */
public final class Places {
  private final String file;
  private final Map<String, Place> byPath;

  Places(String file, Map<String, Place> byPath) {
    this.file = file;
    this.byPath = Map.copyOf(byPath);
  }

  /** For a value that was put together from several files. */
  public static Places nowhere(String file) {
    return new Places(file, Map.of());
  }

  /** A problem with what stands at the path, or at the nearest part above that is there. */
  public Problem problem(String path, String message) {
    for (Optional<String> at = Optional.of(path); at.isPresent(); at = above(at.get())) {
      var place = byPath.get(at.get());
      if (place != null) return new Problem(file, place.line(), place.column(), path, message);
    }
    return new Problem(file, Place.START.line(), Place.START.column(), path, message);
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
