package dev.berth.sandbox.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.operations.IssueOperations;
import dev.berth.sandbox.operations.SandboxOperations;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The endpoints of issues: list, open, read, change, lock, assign. */
public final class IssueEndpoints {
  private static final String ISSUES = "/repos/{owner}/{repo}/issues";
  private static final String ISSUE = ISSUES + "/{issue_number}";

  private final SandboxOperations operations;
  private final GitHubJson json;

  public IssueEndpoints(SandboxOperations operations, GitHubJson json) {
    this.operations = operations;
    this.json = json;
  }

  public void on(RestRouter router) {
    router.get(ISSUES, this::list);
    router.post(ISSUES, this::open);
    router.get(ISSUE, call -> RestResponse.ok(json.issues().fullIssue(call.issue())));
    router.patch(ISSUE, this::patch);
    router.put(ISSUE + "/lock", this::lock);
    router.delete(ISSUE + "/lock", this::unlock);
    router.post(ISSUE + "/assignees", call -> assign(call, true));
    router.delete(ISSUE + "/assignees", call -> assign(call, false));
  }

  private RestResponse list(RestRequest call) {
    SandboxRepo repo = call.repo();
    String state = call.query("state", "open");
    Optional<Instant> since = since(call);
    List<String> labels =
        call.query().containsKey("labels")
            ? List.of(call.query("labels", "").split(",", -1))
            : List.of();
    List<SandboxIssue> found = new ArrayList<>();
    call.world()
        .issues(repo)
        .filter(i -> state.equals("all") || i.open == state.equals("open"))
        .filter(i -> since.map(s -> !i.updatedAt.isBefore(s)).orElse(true))
        .filter(i -> labels.stream().allMatch(l -> has(repo, i, l)))
        .filter(i -> person(call, "creator").map(p -> i.author == p).orElse(true))
        .filter(i -> person(call, "assignee").map(i.assignees::contains).orElse(true))
        .forEach(found::add);
    Comparator<SandboxIssue> order =
        switch (call.query("sort", "created").toLowerCase(Locale.ROOT)) {
          case "updated" -> Comparator.comparing(i -> i.updatedAt);
          case "comments" -> Comparator.comparingLong(i -> call.world().comments(i).count());
          default -> Comparator.comparing(i -> i.createdAt);
        };
    order = order.thenComparingLong(i -> i.id);
    found.sort(call.query("direction", "desc").equals("asc") ? order : order.reversed());
    return call.page(found, json.issues()::issue);
  }

  private static Optional<Long> person(RestRequest call, String name) {
    return Optional.ofNullable(call.query().get(name))
        .filter(n -> !n.equals("*"))
        .map(n -> call.world().account(n).map(a -> a.id).orElse(-1L));
  }

  private static boolean has(SandboxRepo repo, SandboxIssue issue, String label) {
    return repo.label(label.strip()).filter(l -> issue.labels.contains(l.id())).isPresent();
  }

  static Optional<Instant> since(RestRequest call) {
    try {
      return Optional.ofNullable(call.query().get("since")).map(Instant::parse);
    } catch (DateTimeParseException e) {
      throw ApiError.invalid("Issue", "since", "invalid");
    }
  }

  /** Labels, assignees and milestone of people without push access are dropped without a word. */
  private RestResponse open(RestRequest call) {
    Actor actor = call.actor();
    SandboxRepo repo = call.repo();
    boolean may = operations.hasRole(actor, repo, SandboxRole.TRIAGE);
    String title = call.text("title").orElse("");
    List<String> labels = may ? call.texts("labels").orElse(List.of()) : List.of();
    SandboxIssue issue =
        operations.issues().open(actor, repo, title, call.text("body").orElse(""), List.of());
    if (may) {
      operations.labels().add(actor, issue, labels);
      call.texts("assignees").orElse(List.of()).forEach(a -> assign(call, issue, a, true));
      milestone(call, actor, issue);
    }
    var body = json.issues().fullIssue(issue);
    return RestResponse.of(201, body).with("Location", body.path("url").asText());
  }

  private RestResponse patch(RestRequest call) {
    Actor actor = call.actor();
    SandboxIssue issue = call.issue();
    Optional<String> body = call.body().path("body").isNull() ? Optional.of("") : call.text("body");
    Optional<String> title = call.text("title");
    checkState(call);
    if (title.isPresent() || body.isPresent()) {
      operations.issues().edit(actor, issue, title, body);
    }
    state(call, actor, issue);
    call.texts("labels").ifPresent(l -> operations.labels().set(actor, issue, l));
    call.texts("assignees").ifPresent(wanted -> assignees(call, issue, wanted));
    milestone(call, actor, issue);
    return RestResponse.ok(json.issues().fullIssue(issue));
  }

  /** Before anything is changed, so that a refused request changes nothing. */
  private static void checkState(RestRequest call) {
    if (call.text("state").filter(s -> !s.equals("open") && !s.equals("closed")).isPresent()) {
      throw ApiError.invalid("Issue", "state", "invalid");
    }
    if (call.text("state_reason").filter(r -> !IssueOperations.REASONS.contains(r)).isPresent()) {
      throw ApiError.invalid("Issue", "state_reason", "invalid");
    }
  }

  private void state(RestRequest call, Actor actor, SandboxIssue issue) {
    Optional<String> state = call.text("state");
    if (state.isEmpty()) {
      return;
    }
    switch (state.get()) {
      case "closed" ->
          operations.issues().close(actor, issue, call.text("state_reason").orElse("completed"));
      case "open" -> operations.issues().reopen(actor, issue);
      default -> {}
    }
  }

  private void assignees(RestRequest call, SandboxIssue issue, List<String> wanted) {
    for (long id : List.copyOf(issue.assignees)) {
      SandboxAccount there = call.world().account(id);
      if (wanted.stream().noneMatch(there.login::equalsIgnoreCase)) {
        operations.issues().assign(call.actor(), issue, there, false);
      }
    }
    wanted.forEach(login -> assign(call, issue, login, true));
  }

  private void milestone(RestRequest call, Actor actor, SandboxIssue issue) {
    JsonNode wanted = call.body().path("milestone");
    if (wanted.isMissingNode()) {
      return;
    }
    SandboxRepo repo = call.repo();
    Optional<SandboxRepo.Milestone> milestone =
        wanted.isNull() ? Optional.empty() : repo.milestone(wanted.asInt());
    if (milestone.isEmpty() && !wanted.isNull()) {
      throw ApiError.invalid("Issue", "milestone", "invalid");
    }
    operations.issues().milestone(actor, issue, milestone);
  }

  private RestResponse lock(RestRequest call) {
    operations.issues().lock(call.actor(), call.issue(), call.text("lock_reason"));
    return RestResponse.empty(204);
  }

  private RestResponse unlock(RestRequest call) {
    operations.issues().unlock(call.actor(), call.issue());
    return RestResponse.empty(204);
  }

  private RestResponse assign(RestRequest call, boolean on) {
    SandboxIssue issue = call.issue();
    operations.requireRole(call.actor(), call.repo(), SandboxRole.TRIAGE);
    call.texts("assignees").orElse(List.of()).forEach(login -> assign(call, issue, login, on));
    return RestResponse.of(on ? 201 : 200, json.issues().fullIssue(issue));
  }

  private void assign(RestRequest call, SandboxIssue issue, String login, boolean on) {
    call.world()
        .account(login)
        .ifPresent(who -> operations.issues().assign(call.actor(), issue, who, on));
  }
}
