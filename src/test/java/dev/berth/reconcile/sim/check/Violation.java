package dev.berth.reconcile.sim.check;

/** Something that must never happen has happened. */
public final class Violation extends Error {
  private static final long serialVersionUID = 1;

  public Violation(String what) {
    super(what);
  }
}
