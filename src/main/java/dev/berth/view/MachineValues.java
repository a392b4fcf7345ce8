package dev.berth.view;

import dev.berth.policy.Cost;
import dev.berth.provision.Outcome;
import dev.berth.reading.Line;
import dev.berth.reading.Reading;
import dev.berth.request.Closed;
import dev.berth.request.Request;
import dev.berth.request.machine.Machine;
import dev.berth.request.machine.MachineUsage;
import dev.berth.request.machine.Replacement;
import dev.berth.view.templates.MarkdownEscape;
import dev.berth.view.templates.ReadableTime;
import dev.berth.view.templates.TemplateValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Machines, asked for and made, as people read them. */
final class MachineValues {
  /** More machines than that are counted rather than named. */
  private static final int NAMED_MAX = 12;

  private MachineValues() {}

  /** {@code 2 x c3.medium.x86, bare metal}. */
  static String asked(Request r, TextContext c) {
    var all = new ArrayList<String>();
    for (var l : r.reading().lines()) all.add(line(l));
    var kinds =
        r.reading().lines().stream()
            .flatMap(l -> l.plan().stream())
            .flatMap(p -> c.catalogue().plan(p).stream())
            .map(p -> p.kind().replace('-', ' '))
            .distinct()
            .toList();
    if (kinds.size() == 1) all.add(MarkdownEscape.bareOrCode(kinds.getFirst()));
    return String.join(", ", all);
  }

  /** What each machine will run: {@code debian 12} alone, or how many of which plan run what. */
  static List<String> systems(Reading reading) {
    if (reading.systems().size() < 2) return reading.systems();
    var all = new LinkedHashMap<String, Integer>();
    int machine = 0;
    for (int i = 0; i < reading.lines().size(); i++) {
      var line = reading.lines().get(i);
      for (int n = 0; n < line.count().orElse(0); n++) {
        var system = reading.systemOf(i, machine++).orElse("");
        all.merge(system + " on " + line.plan().orElse("machines"), 1, Integer::sum);
      }
    }
    return all.isEmpty()
        ? reading.systems()
        : all.entrySet().stream().map(e -> e.getKey() + " (" + e.getValue() + ")").toList();
  }

  private static String line(Line l) {
    var plan = l.plan().map(MarkdownEscape::bareOrCode).orElse("plan open");
    return l.count().isPresent() ? l.count().getAsInt() + " x " + plan : plan + ", number open";
  }

  /** {@code 2 x c3.medium.x86}: plans alone. */
  static String plainly(Request r) {
    var all = new ArrayList<String>();
    r.reading()
        .plans()
        .forEach((plan, count) -> all.add(count + " x " + MarkdownEscape.bareOrCode(plan)));
    return String.join(", ", all);
  }

  /**
   * {@code $1,944 a month, $5,832 in all}, with what was added or given back early; empty where
   * nothing has a price.
   */
  static String cost(Request r, TextContext c) {
    var cost = Cost.monthly(r.reading().plans(), c.catalogue());
    if (cost.amounts().isEmpty()) return "";
    var used = r.lease().map(l -> used(r, l.start(), l.end(), c));
    if (r.state() instanceof Closed s && s.lent().isPresent())
      used = s.lent().map(l -> used(r, l.start(), l.end(), c));
    var all = used.filter(s -> !s.isEmpty()).orElseGet(() -> cost.during(r.term()).toString());
    var text = cost + " a month, " + all + " in all";
    return cost.isComplete()
        ? text
        : text
            + "; no price known for "
            + MarkdownEscape.bareOrCode(String.join(", ", cost.unpriced()));
  }

  /** {@code $5,832} for the term. */
  static String total(Request r, TextContext c) {
    return priced(Cost.monthly(r.reading().plans(), c.catalogue()).during(r.term()));
  }

  /** {@code $5,832} for the time that machines were really lent, or will have been. */
  static String used(Request r, Instant start, Instant end, TextContext c) {
    return priced(Cost.ofTime(MachineUsage.of(r.machines(), start, end), c.catalogue()));
  }

  /** Empty where it would be too little, or nothing. */
  private static String priced(Cost cost) {
    return cost.isComplete() && !cost.amounts().isEmpty() ? cost.toString() : "";
  }

  /** Names of machines: {@code kelp-1, kelp-2}. */
  static String names(List<Machine> machines) {
    var names =
        machines.stream().limit(NAMED_MAX).map(m -> MarkdownEscape.bareOrCode(m.name())).toList();
    var text = String.join(", ", names);
    int more = machines.size() - names.size();
    return more > 0 ? text + " and " + more + " more" : text;
  }

  /** One row for machines that are in the same way: names, and how they are. */
  static List<TemplateValues> states(Request r) {
    var by = new LinkedHashMap<String, List<Machine>>();
    for (var m : r.machines().list())
      if (!isOver(m)) by.computeIfAbsent(state(m, r), _ -> new ArrayList<>()).add(m);
    var rows = new ArrayList<TemplateValues>();
    for (Map.Entry<String, List<Machine>> e : by.entrySet())
      rows.add(
          new TemplateValues().markup("names", names(e.getValue())).markup("state", e.getKey()));
    return rows;
  }

  /** Given back, and the provider has it no more: nothing to say. */
  private static boolean isOver(Machine m) {
    return m.desired() == Machine.DesiredState.GONE && m.isGone();
  }

  private static String why(Machine m) {
    return m.seen().orElse(null) instanceof Outcome.Failed f
        ? MarkdownEscape.asCode(f.why())
        : "no reason told";
  }

  private static String state(Machine m, Request r) {
    var plan = MarkdownEscape.bareOrCode(m.made().plan());
    if (m.isToDelete()) return plan + ", to be deleted by hand";
    if (m.desired() == Machine.DesiredState.GONE) return plan + ", being deleted";
    if (m.isUndeletable()) return plan + ", cannot be deleted, " + why(m) + ", tried again";
    if (m.isTakenAway())
      return plan
          + ", failed, "
          + MarkdownEscape.asCode(m.failure().orElse(""))
          + (m.isGone() ? ", taken away" : ", being deleted");
    if (Replacement.of(m, r.machines()).isPresent()) return plan + ", being replaced";
    if (m.isToMake())
      return plan + ", to be made by hand, asked for " + ReadableTime.clock(m.since());
    var seen =
        switch (m.seen().orElse(null)) {
          case null -> r.isHeld() ? "not ordered, on hold" : "about to be ordered";
          case Outcome.Pending _ ->
              m.desired() == Machine.DesiredState.STOPPED
                  ? "stopping"
                  : "being made since " + ReadableTime.clock(m.since());
          case Outcome.Ready _ ->
              m.desired() == Machine.DesiredState.STOPPED ? "stopping" : "ready";
          case Outcome.Stopped _ ->
              m.desired() == Machine.DesiredState.STOPPED ? "stopped, data kept" : "starting";
          case Outcome.Failed f ->
              (m.isBroken() ? "failed, " : "tried again soon, ") + MarkdownEscape.asCode(f.why());
          case Outcome.Gone _ -> "gone at the provider";
          case Outcome.Unsupported u -> MarkdownEscape.asCode(u.what());
        };
    return plan + ", " + seen;
  }

  /** Wanted, and gone or failed for good. */
  static List<Machine> lost(Request r) {
    return r.machines().kept().filter(m -> m.isBroken() || m.isGone()).toList();
  }

  static List<Machine> kept(Request r) {
    return r.machines().kept().toList();
  }

  static List<Machine> ready(Request r) {
    return r.machines().kept().filter(Machine::isReady).toList();
  }
}
