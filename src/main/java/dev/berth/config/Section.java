package dev.berth.config;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A part of a file that is read later, by whoever knows its settings record: the settings of a
 * rule, of an adapter.
 */
public final class Section {
  private final Yaml reader;
  private final String file;
  private final String path;
  private final Node node;

  Section(Yaml reader, String file, String path, Node node) {
    this.reader = reader;
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /** As {@link Yaml#parse}; lines and paths are those of the whole file. */
  public <T> Parsed<T> as(Class<T> type) {
    return reader.bind(file, node, type, path);
  }

  /** A problem with this part as a whole. */
  public Problem problem(String message) {
    var place = Place.of(node);
    return new Problem(file, place.line(), place.column(), path, message);
  }

  @Override
  public String toString() {
    return file + ": " + path;
  }
}
