package dev.berth.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML text as records, strictly, and tells every problem with file and line.
 *
 * <p>Keys are the record's components in kebab case. A component of type Optional, List, Set or Map
 * may be left out; another one only if the record has a static method {@code defaults()}, which
 * gives its value. What a compact constructor throws is a problem at the line of its mapping, or of
 * the key with which the message begins.
 */
public final class YamlReader {
  /** More would not be read by anybody. */
  static final int PROBLEMS_MAX = 100;

  private final ScalarBinder scalars;
  private final Optional<Secrets> secrets;

  private YamlReader(ScalarBinder scalars, Optional<Secrets> secrets) {
    this.scalars = scalars;
    this.secrets = secrets;
  }

  /**
   * Reads the usual types. A secret in the file is an error: a program's file in a repository,
   * which other people change, must not be able to name the server's secrets.
   */
  public static YamlReader plain() {
    return new YamlReader(ScalarBinder.usual(), Optional.empty());
  }

  public static <T> Parsed<T> read(String file, String text, Class<T> type) {
    return plain().parse(file, text, type);
  }

  /**
   * Reads one more type from one word.
   *
   * @param wanted how it is written, after "is not": {@code an amount like 3000 USD}
   * @param parse throws any runtime exception for what it cannot read
   */
  public <T> YamlReader with(Class<T> type, String wanted, Function<String, T> parse) {
    return new YamlReader(scalars.with(type, wanted, parse), secrets);
  }

  /** Lets the file name secrets. */
  public YamlReader with(Secrets where) {
    return new YamlReader(scalars, Optional.of(where));
  }

  /** An empty text is read as an empty mapping. */
  public <T> Parsed<T> parse(String file, String text, Class<T> type) {
    try {
      return bind(file, YamlTree.of(file, text).orElseGet(YamlReader::nothing), type, "");
    } catch (YamlTree.Refused e) {
      return new Parsed.Bad<>(List.of(e.problem()));
    }
  }

  <T> Parsed<T> bind(String file, Node node, Class<T> type, String path) {
    var binder = new ConfigBinder(this, file, scalars, secrets);
    Optional<Object> value = binder.bind(node, type, path);
    var problems = binder.problems();
    if (problems.isEmpty() && value.isPresent())
      return new Parsed.Good<>(type.cast(value.get()), binder.places());
    return new Parsed.Bad<>(
        problems.stream()
            .sorted(
                Comparator.comparingInt(ConfigProblem::line)
                    .thenComparingInt(ConfigProblem::column))
            .limit(PROBLEMS_MAX)
            .toList());
  }

  private static Node nothing() {
    var start = new org.yaml.snakeyaml.error.Mark("", 0, 0, 0, new int[0], 0);
    return new MappingNode(
        Tag.MAP, true, List.of(), start, start, org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK);
  }
}
