package dev.berth.reconcile.sim;

/** Something that must never happen has happened. */
final class Violation extends Error {
  private static final long serialVersionUID = 1;

  Violation(String what) {
    super(what);
  }
}
