package dev.berth.reconcile.app;

import dev.berth.provision.MachineKey;
import dev.berth.provision.Outcome;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.request.Event;
import dev.berth.request.machine.Machine;
import dev.berth.store.InventoryFinding;
import dev.berth.store.InventoryFinding.Kind;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares both ways: what a provider has that is not as our leases are is shown to the operators,
 * a machine that a request has and the provider has not is told to the request.
 */
final class InventoryCheck {
  private static final int PAGE = 200;

  /** More than these are one catastrophe. */
  private static final int FINDINGS_MAX = 200;

  private final TurnServices services;

  /** Whose a machine is. */
  private final Map<MachineKey, SubjectKey> subjects = new HashMap<>();

  InventoryCheck(TurnServices services) {
    this.services = services;
  }

  /**
   * All findings.
   *
   * @param before what was found last; it stands for a provider that cannot tell now
   */
  List<InventoryFinding> compare(List<InventoryFinding> before, Instant now) {
    var ours = ours();
    var all = new ArrayList<InventoryFinding>();
    for (var provider : services.providers().all().entrySet()) {
      var adapter = provider.getKey();
      var found = provider.getValue().inventory();
      found.ifPresent(list -> list.forEach(f -> services.staleDatabase().look(adapter, f)));
      var machines = ours.getOrDefault(adapter, Map.of());
      all.addAll(
          found
              .map(list -> new InventoryComparison(adapter, machines, now).with(list))
              .orElseGet(() -> unread(adapter, before, now)));
    }
    all.removeIf(f -> f.kind() == Kind.STRAY && isWantedNow(f));
    for (var f : all)
      if (f.kind() == Kind.MISSING) gone(ours.getOrDefault(f.adapter(), Map.of()), f, now);
    return known(all, before);
  }

  private static List<InventoryFinding> unread(
      String adapter, List<InventoryFinding> before, Instant now) {
    var kept = new ArrayList<InventoryFinding>();
    for (var f : before)
      if (f.adapter().equals(adapter) && f.kind() != Kind.UNREADABLE && f.kind() != Kind.MISSING)
        kept.add(f);
    kept.add(new InventoryFinding(Kind.UNREADABLE, adapter, "", "", "does not tell its list", now));
    return kept;
  }

  /** What was found before keeps its time; what is new is said. */
  private List<InventoryFinding> known(List<InventoryFinding> all, List<InventoryFinding> before) {
    var known = new ArrayList<InventoryFinding>();
    for (var f : all) {
      var earlier = before.stream().filter(f::isSame).findFirst();
      if (earlier.isEmpty()) services.alerts().found(f);
      known.add(earlier.map(e -> f.since(e.since())).orElse(f));
      if (known.size() == FINDINGS_MAX) break;
    }
    return known;
  }

  /** The machines that requests have and that are not gone, by adapter. */
  private Map<String, Map<MachineKey, Machine>> ours() {
    var all = new TreeMap<String, Map<MachineKey, Machine>>();
    for (long after = 0; ; ) {
      var page = services.store().reads().requestsNotOver(after, PAGE);
      for (long request : page) ours(request, all);
      if (page.size() < PAGE) return all;
      after = page.getLast();
    }
  }

  private void ours(long request, Map<String, Map<MachineKey, Machine>> all) {
    if (!(services.store().reads().row(request).orElse(null) instanceof Row.IssueRow row)) return;
    for (var m : row.request().stream().flatMap(r -> r.machines().list().stream()).toList()) {
      if (m.isGone()) continue;
      var adapter = services.providers().nameOf(m.made().pool(), services.programs().shared());
      all.computeIfAbsent(adapter, _ -> new TreeMap<>(Comparator.comparing(MachineKey::text)))
          .put(m.made().key(), m);
      subjects.put(m.made().key(), SubjectKey.of(row.ref()));
    }
  }

  /** A request may have come to it since its row was read. */
  private boolean isWantedNow(InventoryFinding stray) {
    var key = MachineKey.parse(stray.machine());
    return key.isPresent()
        && services.store().reads().row(key.get().request()).orElse(null)
            instanceof Row.IssueRow row
        && row.request()
            .flatMap(r -> r.machines().find(key.get()))
            .filter(m -> !m.isGone())
            .isPresent();
  }

  private void gone(Map<MachineKey, Machine> machines, InventoryFinding missing, Instant now) {
    for (var m : machines.values()) {
      var key = m.made().key();
      var subject = subjects.get(key);
      if (subject == null || !key.text().equals(missing.machine())) continue;
      var event = new Event.ProviderAnswered(now, key, new Outcome.Gone());
      var id = "vanished:" + key + ":" + m.since().toEpochMilli();
      services.store().enqueue(subject, id, new Message.EventForRequest(event));
    }
  }
}
