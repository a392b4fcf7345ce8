package dev.berth.config;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** Line and column in a file, both from 1. */
record FilePosition(int line, int column) {
  static final FilePosition START = new FilePosition(1, 1);

  static FilePosition of(Node node) {
    return of(node.getStartMark());
  }

  static FilePosition of(Mark mark) {
    return new FilePosition(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
