package dev.berth.intake;

import dev.berth.intake.Block.Shape;
import dev.berth.intake.Form.Section;
import dev.berth.reading.Field;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands as the answer to one heading.
 *
 * @param sections what the heading asks
 * @param blocks the answer, in order
 */
record Entry(List<Section> sections, List<Block> blocks) {
  boolean asks(Field field) {
    return sections.stream().anyMatch(s -> s.field() == field);
  }

  boolean asks(Field field, String part) {
    return sections.stream().anyMatch(s -> s.is(field, part));
  }

  /** The answer without samples, quotes and folds. */
  String text() {
    return blocks.stream()
        .filter(b -> !b.isAside())
        .map(Block::text)
        .collect(Collectors.joining("\n"));
  }

  /** The same without addresses of links. */
  String words() {
    return blocks.stream()
        .filter(b -> !b.isAside())
        .map(Block::words)
        .collect(Collectors.joining("\n"));
  }

  boolean isAnswered() {
    return blocks.stream()
            .anyMatch(b -> !b.isAside() && b.shape() != Shape.ROW && !Filler.isNothing(b.text()))
        || blocks.stream().anyMatch(b -> b.shape() == Shape.ROW);
  }

  boolean hasAside() {
    return blocks.stream().anyMatch(b -> b.isAside() && !b.isBlank());
  }
}
