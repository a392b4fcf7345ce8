package dev.berth.view.templates;

/** Markdown that does no harm, while a template works with it. */
record SafeMarkdown(String text) {
  /** What a value is in a text: ours as it is, a person's words in code. */
  static SafeMarkdown of(Object value) {
    return switch (value) {
      case SafeMarkdown i -> i;
      case io.pebbletemplates.pebble.extension.escaper.SafeString s ->
          new SafeMarkdown(s.toString());
      case java.time.Instant t -> new SafeMarkdown(ReadableTime.day(t));
      case Number n -> new SafeMarkdown(n.toString());
      default -> new SafeMarkdown(MarkdownEscape.asCode(value.toString()));
    };
  }

  @Override
  public String toString() {
    return text;
  }
}
