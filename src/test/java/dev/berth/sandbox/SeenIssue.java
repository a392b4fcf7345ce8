package dev.berth.sandbox;

import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxWorld;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An issue as tests see it. */
public record SeenIssue(
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
  static SeenIssue of(SandboxWorld world, SandboxIssue issue) {
    SandboxRepo repo = world.repo(issue.repo);
    return new SeenIssue(
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
            .map(SandboxRepo.Label::name)
            .toList(),
        issue.assignees.stream().map(id -> world.account(id).login).toList(),
        issue.milestone,
        issue.createdAt,
        issue.updatedAt);
  }
}
