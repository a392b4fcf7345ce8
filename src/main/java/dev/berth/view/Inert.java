package dev.berth.view;

/** Markdown that does no harm, while a template works with it. */
record Inert(String text) {
  /** What a value is in a text: ours as it is, a person's words in code. */
  static Inert of(Object value) {
    return switch (value) {
      case Inert i -> i;
      case io.pebbletemplates.pebble.extension.escaper.SafeString s -> new Inert(s.toString());
      case java.time.Instant t -> new Inert(Spans.day(t));
      case Number n -> new Inert(n.toString());
      default -> new Inert(Escape.md(value.toString()));
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
