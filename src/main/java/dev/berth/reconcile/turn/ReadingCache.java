package dev.berth.reconcile.turn;

import dev.berth.forge.Issue;
import dev.berth.program.Program;
import dev.berth.reading.Answers;
import dev.berth.reading.Reading;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was understood of texts lately. Every look reads the issue anew, and most looks find the
 * text of the one before; reading is a function of its arguments, so nothing can be out of date.
 */
public final class ReadingCache {
  /** Texts remembered; a body has 64 kB at most. */
  private static final int MAX = 500;

  private final Map<Of, Reading> lately = Collections.synchronizedMap(new Lately());

  private record Of(
      String revision, String title, String body, Set<String> labels, Answers answers) {}

  public Reading read(Program program, Issue issue, Answers answers) {
    var of = new Of(program.revision(), issue.title(), issue.body(), issue.labels(), answers);
    var known = lately.get(of);
    if (known != null) return known;
    var reading = program.reader().read(issue.title(), issue.body(), issue.labels(), answers);
    lately.put(of, reading);
    return reading;
  }

  /** Forgets what was not asked for the longest. */
  private static final class Lately extends LinkedHashMap<Of, Reading> {
    private static final long serialVersionUID = 1;

    Lately() {
      super(MAX, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Of, Reading> eldest) {
      return size() > MAX;
    }
  }
}
