package dev.berth.facts;

import dev.berth.reading.Reading;
import dev.berth.request.Request;
import dev.berth.store.Row;
import dev.berth.store.StoreReads;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the same project has and asks for already: told by its code, not by its name. */
final class ProjectFact {
  private static final int PAGE = 200;

  /** Programs have tens of open requests; five thousand are looked over. */
  private static final int PAGES_MAX = 25;

  private final StoreReads store;

  ProjectFact(StoreReads store) {
    this.store = store;
  }

  /**
   * @param held machines by plan
   * @param open other requests that are not closed
   */
  record ProjectAnswer(Map<String, Integer> held, int open) {}

  ProjectAnswer of(long request, Reading reading) {
    var held = new HashMap<String, Integer>();
    int open = 0;
    long after = 0;
    for (int page = 0; page < PAGES_MAX; page++) {
      var numbers = store.requestsNotOver(after, PAGE);
      for (long number : numbers) {
        after = number;
        var other = number == request ? Optional.<Request>empty() : request(number);
        if (other.filter(o -> isSameCode(o.reading().codeUrls(), reading.codeUrls())).isEmpty())
          continue;
        open++;
        other.get().machines().inUse().forEach((plan, n) -> held.merge(plan, n, Integer::sum));
      }
      if (numbers.size() < PAGE) break;
    }
    return new ProjectAnswer(held, open);
  }

  private Optional<Request> request(long number) {
    return store.row(number).orElse(null) instanceof Row.IssueRow row
        ? row.request()
        : Optional.empty();
  }

  static boolean isSameCode(List<String> a, List<String> b) {
    var places = places(b);
    return places(a).stream().anyMatch(places::contains);
  }

  /** Forges tell neither letter case nor the end {@code .git} apart. */
  private static Set<String> places(List<String> urls) {
    return urls.stream()
        .map(u -> u.toLowerCase(Locale.ROOT).replaceFirst("(?:\\.git)?/*$", ""))
        .collect(Collectors.toSet());
  }
}
