package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.googlejavaformat.java.Main;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source is as google-java-format would write it. {@code -Dberth.format=write} has it written
 * so; RATIONALE.md says why this is a test and not a plug-in of the build.
 */
class FormatTest {
  private static final String REPAIR = "./mvnw test -Dtest=FormatTest -Dberth.format=write";

  @Test
  void every_source_is_formatted() throws Exception {
    boolean write = "write".equals(System.getProperty("berth.format"));
    Run run = run(write ? List.of("--replace") : List.of("--dry-run"), sources(Path.of("src")));
    assertEquals("", run.err(), "the formatter's complaints");
    assertEquals("", run.out(), "to be formatted; repair with: " + REPAIR);
  }

  private record Run(String out, String err) {}

  private static Run run(List<String> mode, List<String> files) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    try (PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errWriter = new PrintWriter(err)) {
      var formatter = new Main(outWriter, errWriter, new ByteArrayInputStream(new byte[0]));
      formatter.format(Stream.concat(mode.stream(), files.stream()).toArray(String[]::new));
    }
    return new Run(out.toString(), err.toString());
  }

  private static List<String> sources(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().toList();
    }
  }
}
