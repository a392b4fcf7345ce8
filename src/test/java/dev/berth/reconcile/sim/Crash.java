package dev.berth.reconcile.sim;

/** The process of a worker ends here and now. */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash() {
    super("crash", null, false, false);
  }
}
