package dev.berth.view;

import dev.berth.catalogue.Plan;
import dev.berth.request.Request;
import dev.berth.view.templates.MarkdownEscape;
import java.util.Comparator;
import java.util.Optional;

/** A plan that is free today, for somebody who waits for another one. */
final class AlternativePlan {
  private AlternativePlan() {}

  /** {@code /machines 2x m3.small.x86} as a command; empty where nothing else would do. */
  static String of(Request r, TextContext c) {
    if (r.reading().plans().size() != 1 || c.pool().isEmpty()) return "";
    var wanted = r.reading().plans().keySet().iterator().next();
    int count = r.reading().plans().getOrDefault(wanted, 0);
    return c.catalogue()
        .plan(wanted)
        .flatMap(p -> like(p, count, c))
        .filter(p -> MarkdownEscape.isHarmless(p.name()))
        .map(p -> "`" + c.slash() + "machines " + count + "x " + p.name() + "`")
        .orElse("");
  }

  /** Of the same architecture and kind, nearest in memory. */
  private static Optional<Plan> like(Plan wanted, int count, TextContext c) {
    var free = c.pool().map(TextContext.PoolView::free).orElseThrow();
    return c.catalogue().offered().stream()
        .filter(p -> !p.name().equals(wanted.name()) && p.arch() == wanted.arch())
        .filter(p -> p.kind().equals(wanted.kind()))
        .filter(p -> free.getOrDefault(p.name(), 0) >= count)
        .min(Comparator.comparingInt(p -> Math.abs(p.memoryGib() - wanted.memoryGib())));
  }
}
