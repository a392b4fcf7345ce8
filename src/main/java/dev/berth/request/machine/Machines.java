package dev.berth.request.machine;

import dev.berth.lease.Lease;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.request.machine.Machine.DesiredState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All machines of a request: wanted beside seen. */
public record Machines(List<Machine> list) {
  public static final Machines NONE = new Machines(List.of());

  public Machines {
    list = List.copyOf(list);
  }

  /** Whose they are; none where nothing was ordered. */
  public Optional<String> pool() {
    return list.stream().map(m -> m.made().pool()).findFirst();
  }

  /** What has to be asked of providers now. Held: nothing is made or started, all else goes on. */
  public List<Order> orders(Instant now, boolean held) {
    return list.stream()
        .filter(m -> !waitsForOlder(m))
        .flatMap(m -> m.order(now).stream())
        .filter(o -> !held || !makes(o))
        .toList();
  }

  /** What a hold keeps from being done. */
  public static boolean makes(Order o) {
    return o instanceof Order.Allocate || o instanceof Order.Start;
  }

  /** When the next order is due that may be given at all. */
  public Instant next(Predicate<Order> may) {
    return list.stream()
        .filter(m -> !waitsForOlder(m))
        .map(m -> m.next(may))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /**
   * A machine is made anew only when its older generation is confirmed gone; one that replaces
   * another does not wait, as both are there for a while.
   */
  private boolean waitsForOlder(Machine m) {
    return m.seen().isEmpty()
        && list.stream()
            .filter(o -> !o.isGone() && o.desired() == DesiredState.GONE)
            .filter(o -> Replacement.isSamePlace(o, m))
            .anyMatch(o -> Replacement.GENERATION.compare(o, m) < 0);
  }

  /** Whether there is something to make anew. */
  public boolean hasLost() {
    return kept().anyMatch(this::isToRemake);
  }

  private boolean isToRemake(Machine m) {
    return m.desired() != DesiredState.GONE && m.isLost() && Replacement.of(m, this).isEmpty();
  }

  /** What failed for good or vanished is given up, and made anew under a key of its own. */
  public Machines remade(String life, Instant now) {
    var all = new ArrayList<Machine>();
    for (var m : list) {
      var lost = isToRemake(m);
      all.add(lost ? m.wanting(DesiredState.GONE) : m);
      if (lost) all.add(Machine.wanted(anew(m.made(), life), now));
    }
    return new Machines(all);
  }

  private static Order.Allocate anew(Order.Allocate old, String life) {
    return old.under(old.key().next(life));
  }

  public Optional<Machine> find(MachineKey key) {
    return list.stream().filter(m -> m.made().key().equals(key)).findFirst();
  }

  /** Of one that is being replaced, its successor. */
  public Optional<Machine> named(String name) {
    var wanted = name.toLowerCase(Locale.ROOT);
    return list.stream()
        .filter(
            m ->
                m.desired() != DesiredState.GONE
                    && m.name().toLowerCase(Locale.ROOT).equals(wanted))
        .max(Replacement.GENERATION);
  }

  /** It is given back, with what was to replace it. */
  public Machines releasing(Machine released) {
    return each(m -> Replacement.isSamePlace(m, released) ? m.wanting(DesiredState.GONE) : m);
  }

  /** One that is given back, as long as its provider still has it. */
  public Optional<Machine> givenBack(String name) {
    var wanted = name.toLowerCase(Locale.ROOT);
    return list.stream()
        .filter(m -> m.desired() == DesiredState.GONE && !m.isGone())
        .filter(m -> m.name().toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }

  /** Whether all that is still to be done is done by people. */
  public boolean waitForPeople() {
    return list.stream().allMatch(m -> m.isReady() || m.isGone() || m.isToMake() || m.isToDelete());
  }

  public Machines seen(MachineKey key, Outcome outcome, Instant at) {
    return with(key, m -> m.seeing(outcome, at));
  }

  public Machines with(MachineKey key, UnaryOperator<Machine> change) {
    return each(m -> m.made().key().equals(key) ? change.apply(m) : m);
  }

  /** A machine that is to go stays so. */
  public Machines all(DesiredState want) {
    var these = want == DesiredState.STOPPED ? Replacement.given(this) : this;
    return these.each(m -> m.desired() == DesiredState.GONE ? m : m.wanting(want));
  }

  /** No provider ends a machine by itself before its lease and grace time are over. */
  public Machines keptFor(Optional<Lease> lease) {
    return lease
        .map(
            l ->
                each(
                    m -> m.desired() == DesiredState.GONE ? m : m.keptUntil(l.end(), l.graceEnd())))
        .orElse(this);
  }

  public Machines each(UnaryOperator<Machine> change) {
    return new Machines(list.stream().map(change).toList());
  }

  public Stream<Machine> kept() {
    return list.stream().filter(m -> m.desired() != DesiredState.GONE);
  }

  /**
   * How many of each plan the provider may still have, or should have again: who lost a machine
   * keeps its place. One that is made anew counts once; one that is being replaced twice, until the
   * older is gone.
   */
  public Map<String, Integer> inUse() {
    var places = new TreeMap<String, Integer>();
    var plans = new TreeMap<String, String>();
    for (var m : list) {
      var isThere = !m.isGone() && !waitsForOlder(m);
      if (!isThere && m.desired() == DesiredState.GONE) continue;
      var place = Replacement.place(m.made().key());
      plans.put(place, m.made().plan());
      places.merge(place, isThere ? 1 : 0, Integer::sum);
    }
    var all = new TreeMap<String, Integer>();
    places.forEach((place, n) -> all.merge(plans.get(place), Math.max(1, n), Integer::sum));
    return all;
  }

  public long ready() {
    return kept().filter(Machine::isReady).count();
  }

  public List<Machine> broken() {
    return list.stream().filter(Machine::isBroken).toList();
  }

  /** What did not come in time is awaited no more. */
  public Machines givenUp() {
    return each(Machine::givenUp);
  }

  /** The same of those that were awaited for so long, in a lease that goes on without them. */
  public Machines givenUp(Duration limit, Instant now) {
    return each(m -> now.isBefore(awaitedUntil(m, limit)) ? m : m.givenUp());
  }

  /** When the next of them is given up; {@link Instant#MAX} where none is awaited. */
  public Instant nextGivenUp(Duration limit) {
    return list.stream()
        .map(m -> awaitedUntil(m, limit))
        .min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }

  /** What people make is theirs to give up. */
  private static Instant awaitedUntil(Machine m, Duration limit) {
    var isBounded = m.isAwaited() && m.byHand().isEmpty() && m.usableFrom().isEmpty();
    return isBounded ? m.since().plus(limit) : Instant.MAX;
  }

  /** Whether that machine's deletion fails again and again. */
  public boolean isUndeletable(MachineKey key) {
    return find(key).filter(Machine::isUndeletable).isPresent();
  }

  public boolean isAwaited() {
    return list.stream().anyMatch(Machine::isAwaited);
  }

  public boolean allGone() {
    return list.stream().allMatch(Machine::isGone);
  }

  public boolean noneKept() {
    return kept().findAny().isEmpty();
  }
}
