package dev.berth;

import static org.junit.platform.engine.TestExecutionResult.Status.ABORTED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Says at the end of a run what was skipped and why, one line a reason: the build's own report has
 * the number alone.
 */
public final class SkippedTests implements TestExecutionListener {
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    note(Optional.ofNullable(reason));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (result.getStatus() == ABORTED) note(result.getThrowable().map(Throwable::getMessage));
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    lines().forEach(System.out::println);
  }

  void note(Optional<String> reason) {
    var words = reason.orElse("no reason given").replaceFirst("^Assumption failed: ", "");
    counts.merge(words, 1, Integer::sum);
  }

  /** The most frequent reason first. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    counts.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .forEach(e -> lines.add("SKIPPED %5d: %s".formatted(e.getValue(), e.getKey())));
    if (lines.isEmpty()) lines.add("SKIPPED nothing");
    return lines;
  }
}
