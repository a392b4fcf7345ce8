package dev.berth.sandbox.model;

import java.time.Instant;
import java.util.Map;

/**
 * A line of an issue's history, as GitHub's issue events have it.
 *
 * @param event {@code labeled}, {@code closed}, {@code renamed}, ...
 * @param details what it was about: {@code label} and {@code color}, {@code from} and {@code to},
 *     {@code assignee}, {@code milestone}, {@code reason}, {@code commit}, {@code merged}
 */
public record IssueEvent(
    long id,
    long issue,
    long actor,
    boolean viaApp,
    String event,
    Map<String, String> details,
    Instant at) {
  /** A pull request refers to the issue: only the timeline has it. */
  public static final String CROSS_REFERENCE = "cross-referenced";

  public String detail(String name) {
    return details.getOrDefault(name, "");
  }
}
