package dev.berth.sandbox.operations;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxJson;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Labels of a repository and on its issues. */
public final class LabelOperations {
  static final int NAME_MAX = 50;
  static final int DESCRIPTION_MAX = 100;
  static final int PER_ISSUE_MAX = 100;

  /** The colour of a label that came to be by being put on an issue. */
  private static final String PLAIN = "ededed";

  private static final Pattern COLOR = Pattern.compile("[0-9a-fA-F]{6}");

  private final SandboxOperations operations;
  private final GitHubJson json;

  LabelOperations(SandboxOperations operations, GitHubJson json) {
    this.operations = operations;
    this.json = json;
  }

  public SandboxRepo.Label create(
      Actor actor, SandboxRepo repo, String name, String color, String description) {
    operations.requireRole(actor, repo, SandboxRole.WRITE);
    check(repo, name, color, description, Optional.empty());
    return make(actor, repo, name, color, description);
  }

  private SandboxRepo.Label make(
      Actor actor, SandboxRepo repo, String name, String color, String description) {
    long id = operations.next(SandboxWorld.Kind.LABEL);
    var label = new SandboxRepo.Label(id, name, color.toLowerCase(Locale.ROOT), description);
    repo.labels.put(id, label);
    announce("created", actor, repo, label);
    return label;
  }

  public SandboxRepo.Label edit(
      Actor actor,
      SandboxRepo repo,
      SandboxRepo.Label old,
      String name,
      String color,
      String description) {
    operations.requireRole(actor, repo, SandboxRole.WRITE);
    check(repo, name, color, description, Optional.of(old));
    var label = new SandboxRepo.Label(old.id(), name, color.toLowerCase(Locale.ROOT), description);
    repo.labels.put(old.id(), label);
    announce("edited", actor, repo, label);
    return label;
  }

  public void delete(Actor actor, SandboxRepo repo, SandboxRepo.Label label) {
    operations.requireRole(actor, repo, SandboxRole.WRITE);
    repo.labels.remove(label.id());
    operations.world().issues(repo).forEach(i -> i.labels.remove(label.id()));
    announce("deleted", actor, repo, label);
  }

  private void announce(String action, Actor actor, SandboxRepo repo, SandboxRepo.Label label) {
    var more = SandboxJson.obj("label", json.issues().label(repo, label));
    operations.payloads().send("label", Optional.of(action), Optional.of(repo), actor, more);
  }

  private static void check(
      SandboxRepo repo,
      String name,
      String color,
      String description,
      Optional<SandboxRepo.Label> self) {
    if (name.isBlank()) {
      throw ApiError.invalid("Label", "name", "missing_field");
    }
    if (name.codePointCount(0, name.length()) > NAME_MAX) {
      throw ApiError.invalid("Label", "name", "invalid");
    }
    if (!COLOR.matcher(color).matches()) {
      throw ApiError.invalid("Label", "color", "invalid");
    }
    if (description.codePointCount(0, description.length()) > DESCRIPTION_MAX) {
      throw ApiError.invalid("Label", "description", "invalid");
    }
    Optional<Long> other = repo.label(name).map(SandboxRepo.Label::id);
    if (other.isPresent() && !other.equals(self.map(SandboxRepo.Label::id))) {
      throw ApiError.invalid("Label", "name", "already_exists");
    }
  }

  /** Puts labels on an issue; names that the repository does not have are made, as GitHub does. */
  public void add(Actor actor, SandboxIssue issue, List<String> names) {
    operations.requireRole(actor, operations.repo(issue), SandboxRole.TRIAGE);
    names.forEach(name -> put(actor, issue, name));
  }

  /** The labels that an issue was opened with have a line and a webhook each, as on GitHub. */
  void announceInitialLabels(Actor actor, SandboxIssue issue) {
    SandboxRepo repo = operations.repo(issue);
    repo.labelsOf(issue).forEach(l -> changed("labeled", actor, issue, l));
  }

  private void put(Actor actor, SandboxIssue issue, String name) {
    SandboxRepo repo = operations.repo(issue);
    if (name.isBlank() || name.length() > NAME_MAX || issue.labels.size() >= PER_ISSUE_MAX) {
      throw ApiError.invalid("Label", "name", "invalid");
    }
    SandboxRepo.Label label = repo.label(name).orElseGet(() -> make(actor, repo, name, PLAIN, ""));
    if (issue.labels.contains(label.id())) {
      return;
    }
    issue.labels.add(label.id());
    changed("labeled", actor, issue, label);
  }

  public void remove(Actor actor, SandboxIssue issue, String name) {
    SandboxRepo repo = operations.repo(issue);
    operations.requireRole(actor, repo, SandboxRole.TRIAGE);
    SandboxRepo.Label label =
        repo.label(name)
            .filter(l -> issue.labels.contains(l.id()))
            .orElseThrow(() -> new ApiError(404, "Label does not exist"));
    issue.labels.remove(label.id());
    changed("unlabeled", actor, issue, label);
  }

  /** Exactly these labels and no others. */
  public void set(Actor actor, SandboxIssue issue, List<String> names) {
    SandboxRepo repo = operations.repo(issue);
    operations.requireRole(actor, repo, SandboxRole.TRIAGE);
    for (long id : List.copyOf(issue.labels)) {
      Optional.ofNullable(repo.labels.get(id))
          .map(SandboxRepo.Label::name)
          .filter(n -> names.stream().noneMatch(n::equalsIgnoreCase))
          .ifPresent(n -> remove(actor, issue, n));
    }
    add(actor, issue, names);
  }

  private void changed(String event, Actor actor, SandboxIssue issue, SandboxRepo.Label label) {
    operations.addEvent(issue, actor, event, Map.of("label", label.name(), "color", label.color()));
    var more = SandboxJson.obj("label", json.issues().label(operations.repo(issue), label));
    operations.payloads().issue(event, issue, actor, more);
  }
}
