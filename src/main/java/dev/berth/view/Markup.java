package dev.berth.view;

/** Markdown that our own code built from harmless pieces, in the values of a page. */
record Markup(String text) {
  @Override
  public String toString() {
    return text;
  }
}
