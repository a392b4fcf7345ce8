package dev.berth.reconcile.issue;

import dev.berth.store.SubjectKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Since when somebody waits to see an answer, by issue: a write that the limiter puts off is made
 * by a later turn, which has not heard what it is for. Only for a figure, so it does not outlive
 * the process.
 */
public final class ResponseTimes {
  /** Of more issues at once the oldest are not measured. */
  private static final int MAX = 10_000;

  private final Map<SubjectKey, Instant> since =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SubjectKey, Instant> eldest) {
          return size() > MAX;
        }
      };

  /** Something was heard; what waits longer counts. */
  synchronized void heard(SubjectKey issue, Instant at) {
    since.putIfAbsent(issue, at);
  }

  /** Nothing waits any more: it was shown, or there is nothing to show. */
  synchronized Optional<Instant> over(SubjectKey issue) {
    return Optional.ofNullable(since.remove(issue));
  }
}
