package dev.berth.view.templates;

/** Markdown that our own code built from harmless pieces, in the values of a page. */
public record OwnMarkdown(String text) {
  @Override
  public String toString() {
    return text;
  }
}
