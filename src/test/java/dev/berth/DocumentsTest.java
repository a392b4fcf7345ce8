package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our documents name and link to is there, and the picture of the house is the house. */
class DocumentsTest {
  private static final Path ARCHITECTURE = Path.of("docs/architecture.md");
  private static final String PICTURE_BEGINS =
      "<!-- picture: made from imports.txt by DocumentsTest with -Dberth.golden=write -->\n";
  private static final String PICTURE_ENDS = "\n<!-- end of picture -->";

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]*)(?:#([^)\\s]*))?\\)");
  private static final Pattern CODE = Pattern.compile("`([^`\\s]+)`");
  private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]\\w*(\\.java)?");
  private static final Pattern FILE = Pattern.compile("(src|config|templates|docs)/[\\w./-]+");
  private static final Pattern DECLARES =
      Pattern.compile("\\b(?:class|record|enum|@?interface) ([A-Z]\\w*)");

  /** Written as code and no class of ours: a heading, a class of Java's. */
  private static final Set<String> OTHERS = Set.of("Unreleased", "NullPointerException");

  private static final Set<String> TYPES = types();

  static List<Path> documents() {
    return Stream.concat(files(Path.of(""), 1), files(Path.of("docs"), 2))
        .filter(p -> p.toString().endsWith(".md"))
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_link_leads_somewhere(Path page) {
    var dead = new TreeSet<String>();
    for (var link : LINK.matcher(read(page)).results().toList()) {
      if (link.group(1).contains("://")) continue;
      var target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
      if (!Files.exists(target)) dead.add(link.group(1));
      else if (anchor(link).filter(a -> !anchors(target).contains(a)).isPresent())
        dead.add(target + "#" + link.group(2));
    }
    assertEquals(Set.of(), dead, () -> page + " links to what is not there");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void every_class_and_file_that_is_named_exists(Path page) {
    var gone = new TreeSet<String>();
    for (var code : CODE.matcher(read(page)).results().map(c -> c.group(1)).toList()) {
      if (TYPE.matcher(code).matches() && !OTHERS.contains(code)) {
        if (!TYPES.contains(code.replace(".java", ""))) gone.add(code);
      } else if (FILE.matcher(code).matches() && !Files.exists(Path.of(code))) gone.add(code);
    }
    assertEquals(Set.of(), gone, () -> page + " names what is not there");
  }

  @Test
  void the_picture_is_drawn_from_the_plan() throws IOException {
    var page = read(ARCHITECTURE);
    var begin = page.indexOf(PICTURE_BEGINS) + PICTURE_BEGINS.length();
    var end = page.indexOf(PICTURE_ENDS);
    var picture = "```mermaid\n" + new ArchitecturePicture().mermaid() + "\n```";
    if ("write".equals(System.getProperty("berth.golden"))) {
      Files.writeString(ARCHITECTURE, page.substring(0, begin) + picture + page.substring(end));
      return;
    }
    assertEquals(picture, page.substring(begin, end), "-Dberth.golden=write draws it anew");
  }

  private static Optional<String> anchor(MatchResult link) {
    return Optional.ofNullable(link.group(2));
  }

  private static Set<String> anchors(Path page) {
    return read(page)
        .lines()
        .filter(l -> l.startsWith("#"))
        .map(l -> l.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(l -> l.replaceAll("[^\\p{L}\\d -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static Set<String> types() {
    return files(Path.of("src"), Integer.MAX_VALUE)
        .filter(p -> p.toString().endsWith(".java"))
        .flatMap(p -> DECLARES.matcher(read(p)).results())
        .map(m -> m.group(1))
        .collect(Collectors.toSet());
  }

  private static Stream<Path> files(Path folder, int depth) {
    try (var all = Files.walk(folder, depth)) {
      return new ArrayList<>(all.filter(Files::isRegularFile).toList()).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
