package dev.berth.github.json;

/** An answer or payload lacks what it must hold. Caught where the answer is read. */
public final class UnreadableJson extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableJson(String message) {
    super(message, null, false, false);
  }
}
