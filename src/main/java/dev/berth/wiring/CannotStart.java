package dev.berth.wiring;

import java.util.List;

/** Berth does not start; the message is what the operator should do. */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1;

  public CannotStart(String message) {
    super(message);
  }

  /** Says all that is wrong at once; nothing where all is well. */
  public static void unlessFine(String what, List<String> problems) {
    if (!problems.isEmpty()) throw new CannotStart(what + ":\n- " + String.join("\n- ", problems));
  }
}
