package dev.berth.request.machine;

import dev.berth.provision.MachineKey;
import dev.berth.request.machine.Machine.DesiredState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A new machine for one that is kept until then: the same line of the order, a later generation.
 * Both are there until the new one is ready; the old one is released then, and stays where the new
 * one cannot be made.
 */
public final class Replacement {
  private Replacement() {}

  /** The machine that is to take its place; empty where none is. */
  public static Optional<Machine> of(Machine old, Machines all) {
    return all.kept().filter(m -> isLater(m, old)).max(GENERATION);
  }

  /** Whether it is to take the place of one that is still kept. */
  public static boolean isOne(Machine m, Machines all) {
    return all.kept().anyMatch(o -> isLater(m, o));
  }

  static final Comparator<Machine> GENERATION =
      Comparator.comparingInt(m -> m.made().key().generation());

  /** What is lost already is given up at once, and its place is kept as for a retry. */
  public static Machines begun(Machines all, Machine old, String life, Instant now) {
    var next = new ArrayList<Machine>();
    for (var m : all.list())
      next.add(m.equals(old) && m.isLost() ? m.wanting(DesiredState.GONE) : m);
    var last = all.list().stream().filter(m -> isSamePlace(m, old)).max(GENERATION).orElse(old);
    var key = last.made().key().next(life);
    next.add(Machine.wanted(old.made().under(key), now));
    return new Machines(next);
  }

  /** With the old ones released whose successor is ready, and successors given up that failed. */
  public static Machines settled(Machines all) {
    return all.each(m -> isOver(m, all) ? m.wanting(DesiredState.GONE) : m);
  }

  private static boolean isOver(Machine m, Machines all) {
    if (m.desired() == DesiredState.GONE) return false;
    return isOne(m, all) ? m.isLost() : of(m, all).filter(Machine::isReady).isPresent();
  }

  /** Those that were to take a place and could not be made. */
  public static List<Machine> failed(Machines all) {
    return all.kept().filter(m -> m.isLost() && isOne(m, all)).toList();
  }

  /** Nothing is replaced after the end. */
  static Machines given(Machines all) {
    return all.each(m -> isOne(m, all) && !m.isReady() ? m.wanting(DesiredState.GONE) : m);
  }

  private static boolean isLater(Machine m, Machine than) {
    return isSamePlace(m, than)
        && m.made().key().generation() > than.made().key().generation()
        && m.desired() != DesiredState.GONE;
  }

  static boolean isSamePlace(Machine a, Machine b) {
    return place(a.made().key()).equals(place(b.made().key()));
  }

  static String place(MachineKey key) {
    return key.line() + "-" + key.ordinal();
  }
}
