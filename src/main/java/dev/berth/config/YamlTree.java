package dev.berth.config;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Text to a tree of nodes with lines. Only the plain part of YAML is taken: no anchors (a few lines
 * of them can grow to gigabytes), no tags (they name Java classes), one document.
 */
final class YamlTree {
  /**
   * Larger files are refused before they are looked at: strangers propose some, and a parser needs
   * seconds for a megabyte. The largest that we ship has 14 kB.
   */
  static final int CHARACTERS_MAX = 128 << 10;

  /** The parser's time grows with the square of them. */
  static final int BRACKETS_MAX = 2_000;

  private static final int DEPTH_MAX = 40;

  private YamlTree() {}

  /**
   * @return the root; empty for a file without content
   * @throws Refused with the one problem that makes the text unreadable
   */
  static Optional<Node> of(String file, String text) throws Refused {
    if (text.length() > CHARACTERS_MAX)
      throw new Refused(file, FilePosition.START, "larger than 128 KiB, which no settings file is");
    if (text.chars().filter(c -> c == '[' || c == '{').count() > BRACKETS_MAX)
      throw new Refused(
          file, FilePosition.START, "has more than " + BRACKETS_MAX + " brackets: [ and {");
    try {
      for (var event : parser().parse(new StringReader(text))) refuseTricks(file, event);
      return Optional.ofNullable(parser().compose(new StringReader(text)));
    } catch (MarkedYAMLException e) {
      throw new Refused(file, place(e), words(e));
    } catch (ReaderException e) {
      throw new Refused(file, lineOf(text, e.getPosition()), "has a character that YAML forbids");
    } catch (YAMLException e) {
      throw new Refused(
          file, FilePosition.START, "is not YAML that can be read: " + e.getMessage());
    }
  }

  private static org.yaml.snakeyaml.Yaml parser() {
    var options = new LoaderOptions();
    options.setCodePointLimit(CHARACTERS_MAX);
    options.setNestingDepthLimit(DEPTH_MAX);
    options.setAllowRecursiveKeys(false);
    return new org.yaml.snakeyaml.Yaml(options);
  }

  private static void refuseTricks(String file, Event event) throws Refused {
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent anchored && anchored.getAnchor() != null))
      throw new Refused(file, event, "anchors and aliases (& and *) are not used: write it twice");
    var tag =
        switch (event) {
          case org.yaml.snakeyaml.events.ScalarEvent s -> s.getTag();
          case org.yaml.snakeyaml.events.CollectionStartEvent c -> c.getTag();
          default -> null;
        };
    if (tag != null && !tag.equals("!")) throw new Refused(file, event, "tags (!) are not used");
  }

  private static FilePosition place(MarkedYAMLException e) {
    var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    return mark == null ? FilePosition.START : FilePosition.of(mark);
  }

  private static String words(MarkedYAMLException e) {
    var problem = String.valueOf(e.getProblem());
    if (problem.contains("TAB")) return "a tab: YAML is indented by spaces only";
    if (problem.contains("single document") || problem.contains("another document"))
      return "a second document (---): one file is one document";
    return "is not YAML: " + problem;
  }

  private static FilePosition lineOf(String text, int position) {
    var before = text.substring(0, Math.min(position, text.length()));
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new FilePosition(line, before.length() - before.lastIndexOf('\n'));
  }

  /** The text cannot be made a tree. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ConfigProblem problem;

    Refused(String file, FilePosition at, String message) {
      super(message);
      this.problem = new ConfigProblem(file, at.line(), at.column(), "", message);
    }

    Refused(String file, Event at, String message) {
      this(file, FilePosition.of(at.getStartMark()), message);
    }

    ConfigProblem problem() {
      return problem;
    }
  }
}
