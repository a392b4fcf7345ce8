package dev.berth;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs besides Java. Where it is missing the test is skipped and says why at the end
 * of the run; with {@code BERTH_TEST_ALL=1} it fails, so that a full run cannot be quietly
 * incomplete.
 */
public final class Needs {
  private static final Path POSTGRESQL = Path.of("/usr/lib/postgresql");

  private Needs() {}

  /** A program on the path, or one of PostgreSQL's where Debian keeps them. */
  public static Path tool(String name) {
    return find(name).orElseGet(() -> missing("the program " + name + " is not installed here"));
  }

  /** A folder that an environment variable names, with test data that is not ours to publish. */
  public static Path folder(String variable) {
    return Optional.ofNullable(System.getenv(variable))
        .map(Path::of)
        .filter(Files::isDirectory)
        .orElseGet(() -> missing(variable + " names no folder here"));
  }

  /** Debian packages, one a line of a file that {@code .ci/run} installs from too. */
  public static void packages(Path file) {
    try {
      for (String name : Files.readAllLines(file))
        if (!Files.exists(Path.of("/var/lib/dpkg/info", name + ".list"))
            && !Files.exists(Path.of("/var/lib/dpkg/info", name + ":amd64.list")))
          missing("the Debian package " + name + " is not installed here");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<Path> find(String name) {
    Stream<Path> onThePath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of);
    // The server's own folder first: what is on the path may be a wrapper of another version.
    return Stream.concat(servers().stream(), onThePath)
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The newest version first. */
  private static List<Path> servers() {
    if (!Files.isDirectory(POSTGRESQL)) {
      return List.of();
    }
    try (Stream<Path> versions = Files.list(POSTGRESQL)) {
      return versions
          .filter(version -> version.getFileName().toString().matches("\\d{1,4}"))
          .sorted(
              Comparator.comparingInt(
                      (Path version) -> Integer.parseInt(version.getFileName().toString()))
                  .reversed())
          .map(version -> version.resolve("bin"))
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Path missing(String reason) {
    if ("1".equals(System.getenv("BERTH_TEST_ALL"))) {
      return fail(reason + ", and BERTH_TEST_ALL=1 asks for every test");
    }
    Assumptions.abort(reason);
    throw new AssertionError("abort does not return");
  }
}
