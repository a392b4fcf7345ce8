package dev.berth.reconcile.app;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Outcome;
import dev.berth.request.machine.Machine;
import dev.berth.store.InventoryFinding;
import dev.berth.store.InventoryFinding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What one provider's list and the machines that requests have of it differ in. */
final class InventoryComparison {
  /** A machine younger than that may still be on its way into somebody's row, or out of it. */
  static final Duration YOUNG = Duration.ofMinutes(10);

  /** A provider keeps whole seconds. */
  private static final Duration SAME_END = Duration.ofSeconds(2);

  /** So many foreign machines are named. */
  private static final int NAMED_MAX = 5;

  private final String adapter;
  private final Map<MachineKey, Machine> ours;
  private final Instant now;
  private final List<InventoryFinding> all = new ArrayList<>();

  /**
   * @param ours machines of the adapter that requests have, read before the list
   */
  InventoryComparison(String adapter, Map<MachineKey, Machine> ours, Instant now) {
    this.adapter = adapter;
    this.ours = ours;
    this.now = now;
  }

  List<InventoryFinding> with(List<FoundMachine> found) {
    var byKey = new HashMap<MachineKey, FoundMachine>();
    found.forEach(f -> f.key().ifPresent(k -> byKey.putIfAbsent(k, f)));
    foreign(found.stream().filter(f -> f.key().isEmpty()).toList());
    byKey.forEach(this::look);
    ours.forEach((key, m) -> missing(key, m, byKey.containsKey(key)));
    sharedAddresses();
    return List.copyOf(all);
  }

  private void foreign(List<FoundMachine> theirs) {
    if (theirs.isEmpty()) return;
    var names =
        theirs.stream()
            .flatMap(f -> f.id().stream())
            .limit(NAMED_MAX)
            .collect(Collectors.joining(", "));
    var words = theirs.size() + " not ours" + (names.isEmpty() ? "" : ", among them " + names);
    add(Kind.FOREIGN, "", "", words);
  }

  private void look(MachineKey key, FoundMachine found) {
    var m = ours.get(key);
    if (m == null) {
      if (!isYoung(found.since()))
        add(Kind.STRAY, key.text(), found.plan(), "no request has it" + shown(found));
      return;
    }
    found
        .trouble()
        .ifPresent(t -> add(Kind.TROUBLE, key.text(), m.made().plan(), m.name() + ": " + t));
    if (!found.plan().isEmpty() && !found.plan().equals(m.made().plan()))
      add(
          Kind.WRONG_PLAN,
          key.text(),
          m.made().plan(),
          m.name() + " is a " + found.plan() + ", " + m.made().plan() + " was approved");
    if (m.endGiven() && !isYoung(m.since()) && isOther(found.end(), m.made().end()))
      add(
          Kind.OTHER_END,
          key.text(),
          m.made().plan(),
          m.name()
              + " ends there at "
              + found.end().orElseThrow()
              + ", here at "
              + m.made().end().orElseThrow());
  }

  private static String shown(FoundMachine f) {
    return (f.plan().isEmpty() ? "" : " (" + f.plan() + ")")
        + f.id().map(id -> ", the provider calls it " + id).orElse("");
  }

  private static boolean isOther(Optional<Instant> there, Optional<Instant> here) {
    return there.isPresent()
        && here.isPresent()
        && Duration.between(there.get(), here.get()).abs().compareTo(SAME_END) > 0;
  }

  private void missing(MachineKey key, Machine m, boolean isListed) {
    if (m.isReady() && !isListed && !isYoung(m.since()))
      add(
          Kind.MISSING,
          key.text(),
          m.made().plan(),
          m.name() + " is lent, and the provider does not have it");
  }

  private void sharedAddresses() {
    var byAddress = new TreeMap<String, List<Machine>>();
    for (var m : ours.values())
      if (m.seen().orElse(null) instanceof Outcome.Ready r)
        byAddress.computeIfAbsent(r.access().canonical(), _ -> new ArrayList<>()).add(m);
    for (var shared : byAddress.values())
      if (shared.size() > 1)
        for (var m : shared)
          add(
              Kind.SHARED_ADDRESS,
              m.made().key().text(),
              m.made().plan(),
              m.name() + " has the address of " + (shared.size() - 1) + " other");
  }

  private boolean isYoung(Instant since) {
    return since.plus(YOUNG).isAfter(now);
  }

  private void add(Kind kind, String machine, String plan, String words) {
    all.add(new InventoryFinding(kind, adapter, machine, plan, words, now));
  }
}
