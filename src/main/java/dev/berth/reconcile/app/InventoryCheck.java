package dev.berth.reconcile.app;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Outcome;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.request.Event;
import dev.berth.request.machine.Machine;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares both ways: a machine that nobody has a lease for is shown to the operators, a machine
 * that a request has and the provider has not is told to the request.
 */
final class InventoryCheck {
  /** A machine younger than that may still be on its way into somebody's row, or out of it. */
  private static final Duration YOUNG = Duration.ofMinutes(10);

  private static final int PAGE = 200;

  /** More than these are one catastrophe. */
  private static final int STRAYS_MAX = 100;

  private final TurnServices services;
  private final Row.AppRow last;
  private final Map<String, Map<String, Integer>> unleased = new HashMap<>();

  /**
   * @param last what was found last; it stands for a provider that cannot tell now
   */
  InventoryCheck(TurnServices services, Row.AppRow last) {
    this.services = services;
    this.last = last;
  }

  /** How many of them were made under a key of ours, by adapter and plan. */
  Map<String, Map<String, Integer>> unleased() {
    return unleased;
  }

  /** Machines that nobody has, in words. */
  List<String> compare(Instant now) {
    var before = last.strays().orElse(List.of());
    var strays = new ArrayList<String>();
    for (var provider : services.providers().all().entrySet()) {
      var adapter = provider.getKey();
      var found = provider.getValue().inventory();
      found.ifPresent(all -> all.forEach(f -> services.staleDatabase().look(adapter, f)));
      if (found.isPresent()) strays.addAll(compare(adapter, before, found.get(), now));
      else {
        strays.addAll(before.stream().filter(s -> s.startsWith(adapter + " ")).toList());
        var known = Optional.ofNullable(last.unleased().get(adapter));
        known.ifPresent(plans -> unleased.put(adapter, plans));
      }
    }
    return strays.stream().limit(STRAYS_MAX).toList();
  }

  private List<String> compare(
      String adapter, List<String> before, List<FoundMachine> found, Instant now) {
    var strays = new ArrayList<String>();
    var plans = new HashMap<String, Integer>();
    for (var f : found) {
      if (f.since().plus(YOUNG).isAfter(now) || f.key().filter(this::isWanted).isPresent())
        continue;
      var stray = adapter + " " + f.key().map(Object::toString).orElse("no key of ours");
      strays.add(stray);
      if (f.key().isPresent()) plans.merge(f.plan(), 1, Integer::sum);
      if (!before.contains(stray)) services.alerts().stray(adapter, f);
    }
    if (!plans.isEmpty()) unleased.put(adapter, plans);
    var keys = found.stream().flatMap(f -> f.key().stream()).collect(Collectors.toSet());
    for (long after = 0; ; ) {
      var page = services.store().reads().requestsNotOver(after, PAGE);
      for (long request : page) missing(request, adapter, keys, now);
      if (page.size() < PAGE) return strays;
      after = page.getLast();
    }
  }

  private boolean isWanted(MachineKey key) {
    return services.store().reads().row(key.request()).orElse(null) instanceof Row.IssueRow row
        && row.request().flatMap(r -> r.machines().find(key)).filter(m -> !m.isGone()).isPresent();
  }

  private void missing(long request, String adapter, java.util.Set<MachineKey> keys, Instant now) {
    if (!(services.store().reads().row(request).orElse(null) instanceof Row.IssueRow row)) return;
    var asked = row.request();
    if (asked.isEmpty()) return;
    for (var m : asked.get().machines().list()) {
      if (!m.isReady() || m.since().plus(YOUNG).isAfter(now) || keys.contains(m.made().key()))
        continue;
      if (!services
          .providers()
          .nameOf(m.made().pool(), services.programs().shared())
          .equals(adapter)) continue;
      gone(SubjectKey.of(row.ref()), m, now);
    }
  }

  private void gone(SubjectKey subject, Machine m, Instant now) {
    var event = new Event.ProviderAnswered(now, m.made().key(), new Outcome.Gone());
    var id = "vanished:" + m.made().key() + ":" + m.since().toEpochMilli();
    services.store().enqueue(subject, id, new Message.EventForRequest(event));
  }
}
