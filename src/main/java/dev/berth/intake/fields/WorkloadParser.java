package dev.berth.intake.fields;

import dev.berth.language.WordFile;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What machines are for, by the answer or by the words of title and description. */
public final class WorkloadParser {
  private static final int TEXT_MAX = 20_000;

  /** What ends this soon is one experiment, unless somebody says otherwise. */
  private static final Duration BOUNDED = Duration.ofDays(100);

  private static final Duration BRIEF = Duration.ofDays(31);

  private static final WordFile CUES = WordFile.read("intake/workloads.txt");
  private static final Pattern HOSTING = CUES.cues("hosting");
  private static final Pattern TESTING = CUES.cues("testing");
  private static final Pattern SHORT = CUES.cues("short-term");

  /** One measurement with an end, rather than tests that go on. */
  private static final Pattern MEASURING = CUES.cues("measuring");

  private WorkloadParser() {}

  /** The choice in a form. */
  public static Optional<Workload> inAnswer(String answer) {
    var s = answer.toLowerCase(Locale.ROOT);
    if (s.contains("short") || s.contains("experiment") || s.contains("workshop"))
      return Optional.of(Workload.SHORT_TERM);
    if (s.contains("host") || s.contains("service") || s.contains("production"))
      return Optional.of(Workload.HOSTING);
    if (s.contains("test") || s.contains("ci") || s.contains("development") || s.contains("build"))
      return Optional.of(Workload.TESTING);
    return inProse(answer, Optional.empty());
  }

  /** What the words are about most. */
  public static Optional<Workload> inProse(String text, Optional<Duration> term) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    var s = cut.toLowerCase(Locale.ROOT);
    var hosting = count(HOSTING, s);
    var testing = count(TESTING, s);
    var brief = count(SHORT, s);
    var bounded = term.isPresent() && term.get().compareTo(BOUNDED) <= 0;
    if (hosting > testing && hosting > brief) return Optional.of(Workload.HOSTING);
    if (bounded && isOne(s, term.get(), brief)) return Optional.of(Workload.SHORT_TERM);
    if (brief > testing) return Optional.of(Workload.SHORT_TERM);
    if (testing > 0) return Optional.of(Workload.TESTING);
    if (hosting > 0) return Optional.of(Workload.HOSTING);
    return bounded ? Optional.of(Workload.SHORT_TERM) : Optional.empty();
  }

  private static boolean isOne(String text, Duration term, long brief) {
    return brief > 0 || term.compareTo(BRIEF) <= 0 || MEASURING.matcher(text).find();
  }

  private static long count(Pattern words, String text) {
    return words.matcher(text).results().limit(50).count();
  }
}
