package dev.berth.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An issue as tests see it. */
public record SandboxIssue(
    long id,
    int number,
    String title,
    String body,
    String author,
    boolean open,
    Optional<String> stateReason,
    boolean locked,
    List<String> labels,
    List<String> assignees,
    Optional<Integer> milestone,
    Instant createdAt,
    Instant updatedAt) {
  static SandboxIssue of(World world, Issue issue) {
    Repo repo = world.repo(issue.repo);
    return new SandboxIssue(
        issue.id,
        issue.number,
        issue.title,
        issue.body,
        world.account(issue.author).login,
        issue.open,
        issue.stateReason,
        issue.locked,
        issue.labels.stream()
            .flatMap(id -> Optional.ofNullable(repo.labels.get(id)).stream())
            .map(Repo.Label::name)
            .toList(),
        issue.assignees.stream().map(id -> world.account(id).login).toList(),
        issue.milestone,
        issue.createdAt,
        issue.updatedAt);
  }
}
