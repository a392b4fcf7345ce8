package dev.berth.sandbox.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.IssueEvent;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opening, changing, closing and moving issues. */
public final class IssueOperations {
  static final int TITLE_MAX = 256;
  static final List<String> LOCK_REASONS = List.of("off-topic", "too heated", "resolved", "spam");

  /** What a request may say about the state. */
  public static final List<String> REASONS =
      List.of("completed", "not_planned", "duplicate", "reopened");

  private static final List<String> CLOSE_REASONS =
      List.of("completed", "not_planned", "duplicate");

  private final SandboxOperations operations;
  private final GitHubJson json;

  IssueOperations(SandboxOperations operations, GitHubJson json) {
    this.operations = operations;
    this.json = json;
  }

  /** Opens an issue; labels come from its form and are put on whoever opens it. */
  public SandboxIssue open(
      Actor actor, SandboxRepo repo, String title, String body, List<String> formLabels) {
    operations.requireRole(actor, repo, SandboxRole.READ);
    if (!repo.hasIssues) {
      throw new ApiError(410, "Issues are disabled for this repo");
    }
    check(title);
    SandboxIssue issue = new SandboxIssue();
    issue.id = operations.next(SandboxWorld.Kind.ISSUE);
    issue.repo = repo.id;
    issue.number = repo.nextNumber++;
    issue.title = title.strip();
    issue.body = body;
    issue.author = actor.id();
    issue.viaApp = actor.viaApp();
    issue.createdAt = operations.now();
    issue.updatedAt = issue.createdAt;
    operations.world().issues.put(issue.id, issue);
    formLabels.forEach(n -> repo.label(n).ifPresent(l -> issue.labels.add(l.id())));
    operations.payloads().issue("opened", issue, actor, SandboxJson.obj());
    operations.labels().announceInitialLabels(actor, issue);
    return issue;
  }

  private static void check(String title) {
    if (title.isBlank()) {
      throw ApiError.invalid("Issue", "title", "missing_field");
    }
    if (title.codePointCount(0, title.length()) > TITLE_MAX) {
      throw ApiError.invalid("Issue", "title", "too_long");
    }
  }

  public void edit(Actor actor, SandboxIssue issue, Optional<String> title, Optional<String> body) {
    SandboxRepo repo = operations.repo(issue);
    if (issue.author != actor.id()) {
      operations.requireRole(
          actor,
          repo,
          title.isPresent() && body.isEmpty() ? SandboxRole.TRIAGE : SandboxRole.WRITE);
    }
    title.ifPresent(IssueOperations::check);
    ObjectNode changes = SandboxJson.obj();
    Optional<String> newTitle = title.map(String::strip).filter(t -> !t.equals(issue.title));
    newTitle.ifPresent(
        t -> {
          changes.set("title", SandboxJson.obj("from", issue.title));
          operations.addEvent(issue, actor, "renamed", Map.of("from", issue.title, "to", t));
          issue.title = t;
        });
    Optional<String> newBody = body.filter(b -> !b.equals(issue.body));
    newBody.ifPresent(
        b -> {
          changes.set("body", SandboxJson.obj("from", issue.body));
          issue.body = b;
          issue.updatedAt = operations.now();
        });
    if (!changes.isEmpty()) {
      operations.payloads().issue("edited", issue, actor, SandboxJson.obj("changes", changes));
    }
  }

  /**
   * A commit or pull request that fixes the issue is merged, and closes it in the name of whoever
   * merged.
   *
   * @param commit whose text says so; empty where a pull request's does
   */
  public void closeByMerge(Actor actor, SandboxIssue issue, Optional<String> commit) {
    if (commit.isEmpty()) {
      var merged = Map.of("merged", operations.now().toString());
      operations.addEvent(issue, actor, IssueEvent.CROSS_REFERENCE, merged);
    }
    var details = Map.of("reason", "completed", "commit", commit.orElse(""));
    closed(actor, issue, "completed", details);
  }

  public void close(Actor actor, SandboxIssue issue, String reason) {
    mayClose(actor, issue);
    if (!CLOSE_REASONS.contains(reason)) {
      throw ApiError.invalid("Issue", "state_reason", "invalid");
    }
    if (!issue.open) {
      issue.stateReason = Optional.of(reason);
      return;
    }
    closed(actor, issue, reason, Map.of("reason", reason));
  }

  private void closed(Actor actor, SandboxIssue issue, String reason, Map<String, String> details) {
    issue.open = false;
    issue.stateReason = Optional.of(reason);
    issue.closedBy = Optional.of(actor.id());
    issue.closedAt = Optional.of(operations.now());
    operations.addEvent(issue, actor, "closed", details);
    operations.payloads().issue("closed", issue, actor, SandboxJson.obj());
  }

  /** An author may only reopen what they closed themselves, as on GitHub. */
  public void reopen(Actor actor, SandboxIssue issue) {
    mayClose(actor, issue);
    if (issue.open) {
      return;
    }
    boolean bySelf = issue.closedBy.equals(Optional.of(actor.id()));
    if (!bySelf) {
      operations.requireRole(actor, operations.repo(issue), SandboxRole.TRIAGE);
    }
    issue.open = true;
    issue.stateReason = Optional.of("reopened");
    issue.closedBy = Optional.empty();
    issue.closedAt = Optional.empty();
    operations.addEvent(issue, actor, "reopened", Map.of());
    operations.payloads().issue("reopened", issue, actor, SandboxJson.obj());
  }

  private void mayClose(Actor actor, SandboxIssue issue) {
    if (issue.author != actor.id()) {
      operations.requireRole(actor, operations.repo(issue), SandboxRole.TRIAGE);
    }
  }

  public void assign(Actor actor, SandboxIssue issue, SandboxAccount who, boolean on) {
    SandboxRepo repo = operations.repo(issue);
    operations.requireRole(actor, repo, SandboxRole.TRIAGE);
    boolean there = issue.assignees.contains(who.id);
    boolean may = repo.roles.containsKey(who.id) || issue.author == who.id || repo.owner == who.id;
    if (there == on || (on && !may)) {
      return;
    }
    if (on) {
      issue.assignees.add(who.id);
    } else {
      issue.assignees.remove(who.id);
    }
    String event = on ? "assigned" : "unassigned";
    operations.addEvent(issue, actor, event, Map.of("assignee", Long.toString(who.id)));
    var more = SandboxJson.obj("assignee", json.user(who));
    operations.payloads().issue(event, issue, actor, more);
  }

  public void milestone(Actor actor, SandboxIssue issue, Optional<SandboxRepo.Milestone> wanted) {
    SandboxRepo repo = operations.repo(issue);
    operations.requireRole(actor, repo, SandboxRole.TRIAGE);
    Optional<SandboxRepo.Milestone> before = issue.milestone.flatMap(repo::milestone);
    if (before.equals(wanted)) {
      return;
    }
    issue.milestone = wanted.map(SandboxRepo.Milestone::number);
    before.ifPresent(m -> milestone(actor, issue, "demilestoned", m));
    wanted.ifPresent(m -> milestone(actor, issue, "milestoned", m));
  }

  private void milestone(
      Actor actor, SandboxIssue issue, String event, SandboxRepo.Milestone milestone) {
    operations.addEvent(issue, actor, event, Map.of("milestone", milestone.title()));
    var more =
        SandboxJson.obj("milestone", json.issues().milestone(operations.repo(issue), milestone));
    operations.payloads().issue(event, issue, actor, more);
  }

  public void lock(Actor actor, SandboxIssue issue, Optional<String> reason) {
    operations.requireRole(actor, operations.repo(issue), SandboxRole.WRITE);
    if (reason.isPresent() && !LOCK_REASONS.contains(reason.get())) {
      throw ApiError.invalid("Issue", "lock_reason", "invalid");
    }
    if (issue.locked) {
      return;
    }
    issue.locked = true;
    issue.lockReason = reason;
    operations.addEvent(issue, actor, "locked", Map.of("reason", reason.orElse("")));
    operations.payloads().issue("locked", issue, actor, SandboxJson.obj());
  }

  public void unlock(Actor actor, SandboxIssue issue) {
    operations.requireRole(actor, operations.repo(issue), SandboxRole.WRITE);
    if (!issue.locked) {
      return;
    }
    issue.locked = false;
    issue.lockReason = Optional.empty();
    operations.addEvent(issue, actor, "unlocked", Map.of());
    operations.payloads().issue("unlocked", issue, actor, SandboxJson.obj());
  }
}
