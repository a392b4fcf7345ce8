package dev.berth.policy.rules;

import dev.berth.catalogue.Plan;
import dev.berth.forge.Known;
import dev.berth.policy.Account;
import dev.berth.policy.Code;
import dev.berth.policy.Facts;
import dev.berth.policy.Maintainership;
import dev.berth.policy.rules.ExpressionCost.Size;
import dev.berth.reading.Line;
import dev.berth.reading.Workload;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that an expression can use, each with its type, so that a slip is found before the
 * program runs. What could not be found out is not bound: an expression that needs it has no
 * answer.
 */
final class Vocabulary {
  private static final CelType TEXTS = ListType.create(SimpleType.STRING);

  /** A request that names more has no value for the word: a person looks. */
  private static final int ITEMS_MAX = 50;

  private static final int ITEM_LETTERS_MAX = 300;
  private static final int TEXT_LETTERS_MAX = 20_000;

  private Vocabulary() {}

  /** The largest value of every word. */
  static Map<String, Size> sizes() {
    var all = new HashMap<String, Size>();
    types().forEach((word, type) -> all.put(word, size(type)));
    return all;
  }

  private static Size size(CelType type) {
    if (type instanceof ListType) return Size.listOf(ITEMS_MAX, Size.text(ITEM_LETTERS_MAX));
    if (type instanceof MapType) return Size.listOf(2L * ITEMS_MAX, Size.text(ITEM_LETTERS_MAX));
    return type.equals(SimpleType.STRING) ? Size.text(TEXT_LETTERS_MAX) : Size.ONE;
  }

  private static boolean fits(Object value) {
    return switch (value) {
      case String text -> text.length() <= TEXT_LETTERS_MAX;
      case List<?> list -> list.size() <= ITEMS_MAX && list.stream().allMatch(Vocabulary::isItem);
      case Map<?, ?> map ->
          map.size() <= ITEMS_MAX && map.keySet().stream().allMatch(Vocabulary::isItem);
      default -> true;
    };
  }

  private static boolean isItem(Object item) {
    return !(item instanceof String text) || text.length() <= ITEM_LETTERS_MAX;
  }

  /** Name and type of every word, as README's table has it. */
  static Map<String, CelType> types() {
    var all = new LinkedHashMap<String, CelType>();
    all.put("machines", SimpleType.INT);
    all.put("plans", MapType.create(SimpleType.STRING, SimpleType.INT));
    all.put("architectures", TEXTS);
    all.put("bare_metal", SimpleType.BOOL);
    all.put("gpu", SimpleType.BOOL);
    all.put("term_days", SimpleType.INT);
    all.put("workload", SimpleType.STRING);
    all.put("systems", TEXTS);
    all.put("monthly_cost", SimpleType.DOUBLE);
    all.put("held_machines", SimpleType.INT);
    all.put("open_requests", SimpleType.INT);
    all.put("requester_id", SimpleType.INT);
    all.put("contacts", TEXTS);
    all.put("code", TEXTS);
    all.put("reason", SimpleType.STRING);
    all.put("licences", TEXTS);
    all.put("archived", SimpleType.BOOL);
    all.put("maintainer", SimpleType.BOOL);
    all.put("ssh_keys", SimpleType.INT);
    all.put("account_days", SimpleType.INT);
    return all;
  }

  static Map<String, Object> values(Facts f) {
    var reading = f.reading();
    var all = new HashMap<String, Object>();
    all.put("machines", (long) reading.machines());
    all.put("plans", plans(reading.lines()));
    var plans = reading.lines().stream().flatMap(l -> plan(f, l).stream()).toList();
    all.put("architectures", plans.stream().map(p -> p.arch().word()).distinct().toList());
    all.put("bare_metal", plans.stream().anyMatch(Plan::isBareMetal));
    all.put("gpu", plans.stream().anyMatch(p -> p.gpu().isPresent()));
    reading.wantedTerm().ifPresent(t -> all.put("term_days", t.toDays()));
    all.put("workload", reading.workload().map(Workload::word).orElse(""));
    all.put("systems", reading.systems());
    all.put("held_machines", (long) f.heldMachines());
    all.put("open_requests", (long) f.openRequests());
    all.put("requester_id", f.requester().id());
    all.put("contacts", reading.handles());
    all.put("code", reading.codeUrls());
    all.put("reason", reading.reason().orElse(""));
    addOutside(f, all);
    all.values().removeIf(v -> !fits(v));
    return all;
  }

  /** Only what is known for sure. */
  private static void addOutside(Facts f, Map<String, Object> all) {
    f.cost().total().ifPresent(c -> all.put("monthly_cost", c.amount().doubleValue()));
    codes(f)
        .ifPresent(
            codes -> {
              all.put("licences", codes.stream().flatMap(c -> c.licence().stream()).toList());
              all.put("archived", codes.stream().anyMatch(Code::archived));
            });
    switch (f.maintainer()) {
      case Known.Is<Maintainership>(Maintainership m) -> all.put("maintainer", m.named());
      case Known.Absent<Maintainership> _ -> all.put("maintainer", false);
      case Known.Unknown<Maintainership> _ -> {}
    }
    f.sshKeys().found().ifPresent(k -> all.put("ssh_keys", (long) k.size()));
    f.account()
        .found()
        .flatMap(Account::since)
        .ifPresent(s -> all.put("account_days", java.time.Duration.between(s, f.at()).toDays()));
  }

  /** The repositories that are there; empty where one could not be looked at. */
  private static Optional<List<Code>> codes(Facts f) {
    if (f.code().values().stream().anyMatch(c -> c instanceof Known.Unknown<Code>))
      return Optional.empty();
    return Optional.of(f.code().values().stream().flatMap(c -> c.found().stream()).toList());
  }

  private static Map<String, Long> plans(List<Line> lines) {
    var plans = new HashMap<String, Long>();
    for (var l : lines)
      l.plan().ifPresent(p -> plans.merge(p, (long) l.count().orElse(0), Long::sum));
    return plans;
  }

  private static Optional<Plan> plan(Facts f, Line line) {
    return line.plan().flatMap(f.catalogue()::plan);
  }
}
