package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opening, changing, closing and moving issues. */
final class IssueDeeds {
  static final int TITLE_MAX = 256;
  static final List<String> LOCK_REASONS = List.of("off-topic", "too heated", "resolved", "spam");

  /** What a request may say about the state. */
  static final List<String> REASONS = List.of("completed", "not_planned", "duplicate", "reopened");

  private static final List<String> CLOSE_REASONS =
      List.of("completed", "not_planned", "duplicate");

  private final Deeds deeds;
  private final GitHubJson json;

  IssueDeeds(Deeds deeds, GitHubJson json) {
    this.deeds = deeds;
    this.json = json;
  }

  /** Opens an issue; labels come from its form and are put on whoever opens it. */
  Issue open(Actor actor, Repo repo, String title, String body, List<String> formLabels) {
    deeds.must(actor, repo, Role.READ);
    if (!repo.hasIssues) {
      throw new ApiError(410, "Issues are disabled for this repo");
    }
    check(title);
    Issue issue = new Issue();
    issue.id = deeds.next(World.Kind.ISSUE);
    issue.repo = repo.id;
    issue.number = repo.nextNumber++;
    issue.title = title.strip();
    issue.body = body;
    issue.author = actor.id();
    issue.viaApp = actor.viaApp();
    issue.createdAt = deeds.now();
    issue.updatedAt = issue.createdAt;
    deeds.world().issues.put(issue.id, issue);
    formLabels.forEach(n -> repo.label(n).ifPresent(l -> issue.labels.add(l.id())));
    deeds.payloads().issue("opened", issue, actor, Json.obj());
    deeds.labels().tellOpenedWith(actor, issue);
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

  void edit(Actor actor, Issue issue, Optional<String> title, Optional<String> body) {
    Repo repo = deeds.repo(issue);
    if (issue.author != actor.id()) {
      deeds.must(actor, repo, title.isPresent() && body.isEmpty() ? Role.TRIAGE : Role.WRITE);
    }
    title.ifPresent(IssueDeeds::check);
    ObjectNode changes = Json.obj();
    Optional<String> newTitle = title.map(String::strip).filter(t -> !t.equals(issue.title));
    newTitle.ifPresent(
        t -> {
          changes.set("title", Json.obj("from", issue.title));
          deeds.write(issue, actor, "renamed", Map.of("from", issue.title, "to", t));
          issue.title = t;
        });
    Optional<String> newBody = body.filter(b -> !b.equals(issue.body));
    newBody.ifPresent(
        b -> {
          changes.set("body", Json.obj("from", issue.body));
          issue.body = b;
          issue.updatedAt = deeds.now();
        });
    if (!changes.isEmpty()) {
      deeds.payloads().issue("edited", issue, actor, Json.obj("changes", changes));
    }
  }

  void close(Actor actor, Issue issue, String reason) {
    mayClose(actor, issue);
    if (!CLOSE_REASONS.contains(reason)) {
      throw ApiError.invalid("Issue", "state_reason", "invalid");
    }
    if (!issue.open) {
      issue.stateReason = Optional.of(reason);
      return;
    }
    issue.open = false;
    issue.stateReason = Optional.of(reason);
    issue.closedBy = Optional.of(actor.id());
    issue.closedAt = Optional.of(deeds.now());
    deeds.write(issue, actor, "closed", Map.of("reason", reason));
    deeds.payloads().issue("closed", issue, actor, Json.obj());
  }

  /** An author may only reopen what they closed themselves, as on GitHub. */
  void reopen(Actor actor, Issue issue) {
    mayClose(actor, issue);
    if (issue.open) {
      return;
    }
    boolean bySelf = issue.closedBy.equals(Optional.of(actor.id()));
    if (!bySelf) {
      deeds.must(actor, deeds.repo(issue), Role.TRIAGE);
    }
    issue.open = true;
    issue.stateReason = Optional.of("reopened");
    issue.closedBy = Optional.empty();
    issue.closedAt = Optional.empty();
    deeds.write(issue, actor, "reopened", Map.of());
    deeds.payloads().issue("reopened", issue, actor, Json.obj());
  }

  private void mayClose(Actor actor, Issue issue) {
    if (issue.author != actor.id()) {
      deeds.must(actor, deeds.repo(issue), Role.TRIAGE);
    }
  }

  void assign(Actor actor, Issue issue, Account who, boolean on) {
    Repo repo = deeds.repo(issue);
    deeds.must(actor, repo, Role.TRIAGE);
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
    deeds.write(issue, actor, event, Map.of("assignee", Long.toString(who.id)));
    var more = Json.obj("assignee", json.user(who));
    deeds.payloads().issue(event, issue, actor, more);
  }

  void milestone(Actor actor, Issue issue, Optional<Repo.Milestone> wanted) {
    Repo repo = deeds.repo(issue);
    deeds.must(actor, repo, Role.TRIAGE);
    Optional<Repo.Milestone> before = issue.milestone.flatMap(repo::milestone);
    if (before.equals(wanted)) {
      return;
    }
    issue.milestone = wanted.map(Repo.Milestone::number);
    before.ifPresent(m -> milestone(actor, issue, "demilestoned", m));
    wanted.ifPresent(m -> milestone(actor, issue, "milestoned", m));
  }

  private void milestone(Actor actor, Issue issue, String event, Repo.Milestone milestone) {
    deeds.write(issue, actor, event, Map.of("milestone", milestone.title()));
    var more = Json.obj("milestone", json.issues().milestone(deeds.repo(issue), milestone));
    deeds.payloads().issue(event, issue, actor, more);
  }

  void lock(Actor actor, Issue issue, Optional<String> reason) {
    deeds.must(actor, deeds.repo(issue), Role.WRITE);
    if (reason.isPresent() && !LOCK_REASONS.contains(reason.get())) {
      throw ApiError.invalid("Issue", "lock_reason", "invalid");
    }
    if (issue.locked) {
      return;
    }
    issue.locked = true;
    issue.lockReason = reason;
    deeds.write(issue, actor, "locked", Map.of("reason", reason.orElse("")));
    deeds.payloads().issue("locked", issue, actor, Json.obj());
  }

  void unlock(Actor actor, Issue issue) {
    deeds.must(actor, deeds.repo(issue), Role.WRITE);
    if (!issue.locked) {
      return;
    }
    issue.locked = false;
    issue.lockReason = Optional.empty();
    deeds.write(issue, actor, "unlocked", Map.of());
    deeds.payloads().issue("unlocked", issue, actor, Json.obj());
  }
}
