package dev.berth.facts;

import dev.berth.reading.Reading;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.store.Store;
import java.util.HashMap;
import java.util.Map;

/** What the same project has and asks for already: told by its code, not by its name. */
final class ProjectFact {
  private static final int PAGE = 200;

  /** Programs have tens of requests a year; older ones than that are over. */
  private static final int PAGES_MAX = 25;

  private final Store store;

  ProjectFact(Store store) {
    this.store = store;
  }

  /**
   * @param held machines by plan
   * @param open other requests that are not closed
   */
  record Answer(Map<String, Integer> held, int open) {}

  Answer of(long request, Reading reading) {
    var held = new HashMap<String, Integer>();
    int open = 0;
    for (int page = 0; page < PAGES_MAX; page++) {
      var lines = store.ledger(page * PAGE, PAGE);
      for (var line : lines) {
        if (line.request() == request || line.isOver()) continue;
        var other = request(line.request());
        if (other == null || !isSameProject(other.reading(), reading)) continue;
        open++;
        other.inUse().forEach((plan, n) -> held.merge(plan, n, Integer::sum));
      }
      if (lines.size() < PAGE) break;
    }
    return new Answer(held, open);
  }

  private @org.jspecify.annotations.Nullable Request request(long number) {
    return store.row(number).orElse(null) instanceof Row.OfIssue row
        ? row.request().orElse(null)
        : null;
  }

  private static boolean isSameProject(Reading a, Reading b) {
    return a.codeUrls().stream().anyMatch(b.codeUrls()::contains);
  }
}
