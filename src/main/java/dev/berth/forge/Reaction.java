package dev.berth.forge;

/** The sign under a comment that says it was seen, in the forge's own words. */
public enum Reaction {
  EYES("eyes"),
  THUMBS_UP("+1"),
  THUMBS_DOWN("-1"),
  CONFUSED("confused");

  private final String word;

  Reaction(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
