package dev.berth.github;

/** An answer or payload lacks what it must hold. Caught where the answer is read. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unreadable(String message) {
    super(message, null, false, false);
  }
}
