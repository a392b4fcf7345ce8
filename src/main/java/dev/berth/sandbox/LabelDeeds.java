package dev.berth.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Labels of a repository and on its issues. */
final class LabelDeeds {
  static final int NAME_MAX = 50;
  static final int DESCRIPTION_MAX = 100;
  static final int PER_ISSUE_MAX = 100;

  /** The colour of a label that came to be by being put on an issue. */
  private static final String PLAIN = "ededed";

  private static final Pattern COLOR = Pattern.compile("[0-9a-fA-F]{6}");

  private final Deeds deeds;
  private final GitHubJson json;

  LabelDeeds(Deeds deeds, GitHubJson json) {
    this.deeds = deeds;
    this.json = json;
  }

  Repo.Label create(Actor actor, Repo repo, String name, String color, String description) {
    deeds.must(actor, repo, Role.WRITE);
    check(repo, name, color, description, Optional.empty());
    return make(actor, repo, name, color, description);
  }

  private Repo.Label make(Actor actor, Repo repo, String name, String color, String description) {
    long id = deeds.next(World.Kind.LABEL);
    var label = new Repo.Label(id, name, color.toLowerCase(Locale.ROOT), description);
    repo.labels.put(id, label);
    announce("created", actor, repo, label);
    return label;
  }

  Repo.Label edit(
      Actor actor, Repo repo, Repo.Label old, String name, String color, String description) {
    deeds.must(actor, repo, Role.WRITE);
    check(repo, name, color, description, Optional.of(old));
    var label = new Repo.Label(old.id(), name, color.toLowerCase(Locale.ROOT), description);
    repo.labels.put(old.id(), label);
    announce("edited", actor, repo, label);
    return label;
  }

  void delete(Actor actor, Repo repo, Repo.Label label) {
    deeds.must(actor, repo, Role.WRITE);
    repo.labels.remove(label.id());
    deeds.world().issues(repo).forEach(i -> i.labels.remove(label.id()));
    announce("deleted", actor, repo, label);
  }

  private void announce(String action, Actor actor, Repo repo, Repo.Label label) {
    var more = Json.obj("label", json.issues().label(repo, label));
    deeds.payloads().send("label", Optional.of(action), Optional.of(repo), actor, more);
  }

  private static void check(
      Repo repo, String name, String color, String description, Optional<Repo.Label> self) {
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
    Optional<Long> other = repo.label(name).map(Repo.Label::id);
    if (other.isPresent() && !other.equals(self.map(Repo.Label::id))) {
      throw ApiError.invalid("Label", "name", "already_exists");
    }
  }

  /** Puts labels on an issue; names that the repository does not have are made, as GitHub does. */
  void add(Actor actor, Issue issue, List<String> names) {
    deeds.must(actor, deeds.repo(issue), Role.TRIAGE);
    names.forEach(name -> put(actor, issue, name));
  }

  /** The labels that an issue was opened with have a line and a webhook each, as on GitHub. */
  void tellOpenedWith(Actor actor, Issue issue) {
    Repo repo = deeds.repo(issue);
    repo.labelsOf(issue).forEach(l -> changed("labeled", actor, issue, l));
  }

  private void put(Actor actor, Issue issue, String name) {
    Repo repo = deeds.repo(issue);
    if (name.isBlank() || name.length() > NAME_MAX || issue.labels.size() >= PER_ISSUE_MAX) {
      throw ApiError.invalid("Label", "name", "invalid");
    }
    Repo.Label label = repo.label(name).orElseGet(() -> make(actor, repo, name, PLAIN, ""));
    if (issue.labels.contains(label.id())) {
      return;
    }
    issue.labels.add(label.id());
    changed("labeled", actor, issue, label);
  }

  void remove(Actor actor, Issue issue, String name) {
    Repo repo = deeds.repo(issue);
    deeds.must(actor, repo, Role.TRIAGE);
    Repo.Label label =
        repo.label(name)
            .filter(l -> issue.labels.contains(l.id()))
            .orElseThrow(() -> new ApiError(404, "Label does not exist"));
    issue.labels.remove(label.id());
    changed("unlabeled", actor, issue, label);
  }

  /** Exactly these labels and no others. */
  void set(Actor actor, Issue issue, List<String> names) {
    Repo repo = deeds.repo(issue);
    deeds.must(actor, repo, Role.TRIAGE);
    for (long id : List.copyOf(issue.labels)) {
      Optional.ofNullable(repo.labels.get(id))
          .map(Repo.Label::name)
          .filter(n -> names.stream().noneMatch(n::equalsIgnoreCase))
          .ifPresent(n -> remove(actor, issue, n));
    }
    add(actor, issue, names);
  }

  private void changed(String event, Actor actor, Issue issue, Repo.Label label) {
    deeds.write(issue, actor, event, Map.of("label", label.name(), "color", label.color()));
    var more = Json.obj("label", json.issues().label(deeds.repo(issue), label));
    deeds.payloads().issue(event, issue, actor, more);
  }
}
