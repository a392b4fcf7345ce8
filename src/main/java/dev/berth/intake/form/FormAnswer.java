package dev.berth.intake.form;

import dev.berth.intake.form.Form.Section;
import dev.berth.intake.lexicon.NoAnswer;
import dev.berth.intake.text.Block;
import dev.berth.intake.text.Block.BlockShape;
import dev.berth.reading.Field;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands as the answer to one heading.
 *
 * @param sections what the heading asks
 * @param blocks the answer, in order
 */
public record FormAnswer(List<Section> sections, List<Block> blocks) {
  public boolean asks(Field field) {
    return sections.stream().anyMatch(s -> s.field() == field);
  }

  public boolean asks(Field field, String part) {
    return sections.stream().anyMatch(s -> s.is(field, part));
  }

  /** The answer without samples, quotes and folds. */
  public String text() {
    return blocks.stream()
        .filter(b -> !b.isAside())
        .map(Block::text)
        .collect(Collectors.joining("\n"));
  }

  /** The same without addresses of links. */
  public String words() {
    return blocks.stream()
        .filter(b -> !b.isAside())
        .map(Block::words)
        .collect(Collectors.joining("\n"));
  }

  public boolean isAnswered() {
    return blocks.stream()
            .anyMatch(
                b -> !b.isAside() && b.shape() != BlockShape.ROW && !NoAnswer.isNothing(b.text()))
        || blocks.stream().anyMatch(b -> b.shape() == BlockShape.ROW);
  }

  public boolean hasAside() {
    return blocks.stream().anyMatch(b -> b.isAside() && !b.isBlank());
  }
}
