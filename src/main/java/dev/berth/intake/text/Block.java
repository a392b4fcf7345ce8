package dev.berth.intake.text;

/**
 * A piece of an issue in reading order.
 *
 * @param level of a heading, depth of a list item, else 0
 * @param text as seen, line breaks kept, each link followed by its address
 * @param words as seen, without the addresses of links
 */
public record Block(BlockShape shape, int level, String text, String words) {
  public enum BlockShape {
    /** A heading with hash signs. */
    HEADING,
    /** A paragraph made a heading by a line of dashes below it; often nobody meant that. */
    UNDERLINED,
    /** A line that is bold as a whole. */
    BOLD,
    TEXT,
    ITEM,
    /** A row of a table; cells are separated by bars. */
    ROW,
    /** Code, a quote, raw HTML, the inside of a fold: shown, said by somebody, but not asked. */
    ASIDE
  }

  public Block as(BlockShape other) {
    return new Block(other, level, text, words);
  }

  public boolean isAside() {
    return shape == BlockShape.ASIDE;
  }

  public boolean isBlank() {
    return text.isBlank();
  }
}
