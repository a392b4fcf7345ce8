package dev.berth.config;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A part of a file that is read later, by whoever knows its settings record: the settings of a
 * rule, of an adapter.
 */
public final class ConfigSection {
  private final YamlReader reader;
  private final String file;
  private final String path;
  private final Node node;

  ConfigSection(YamlReader reader, String file, String path, Node node) {
    this.reader = reader;
    this.file = file;
    this.path = path;
    this.node = node;
  }

  /** As {@link YamlReader#parse}; lines and paths are those of the whole file. */
  public <T> Parsed<T> as(Class<T> type) {
    return reader.bind(file, node, type, path);
  }

  /** Where it stands in the file: {@code adapters.lab.settings}. */
  public String path() {
    return path;
  }

  @Override
  public String toString() {
    return file + ": " + path;
  }
}
