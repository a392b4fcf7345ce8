package dev.berth;

/** Berth does not start; the message is what the operator should do. */
final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotStart(String message) {
    super(message);
  }
}
