package dev.berth.github.webhooks;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.berth.forge.Comment;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.github.json.JsonFields;
import dev.berth.github.json.UnreadableJson;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a webhook that Berth reads; all others are skipped without being kept. */
record WebhookPayload(
    @Nullable String action,
    @Nullable String ref,
    @Nullable Issue issue,
    @Nullable Remark comment,
    @Nullable Label label,
    @Nullable @JsonProperty("pull_request") Pull pullRequest,
    @Nullable @JsonProperty("check_run") Check checkRun,
    @Nullable @JsonProperty("check_suite") Suite checkSuite,
    @Nullable Changes changes,
    @Nullable Repo repository,
    @Nullable Account sender) {

  /** Ours are much shorter. */
  private static final int KEY_MAX = 100;

  /** Somebody; GitHub sends null for accounts that were deleted. */
  record Account(@Nullable Long id, @Nullable String login, @Nullable String type) {
    Person person() {
      String name = need("login", login);
      boolean bot = "Bot".equals(type) || name.endsWith("[bot]");
      return new Person(need("account id", id), name, bot);
    }
  }

  /** A repository. */
  record Repo(
      @Nullable Long id,
      @JsonProperty("full_name") @Nullable String fullName,
      @JsonProperty("default_branch") @Nullable String defaultBranch) {}

  /** An issue or, with that field, a pull request. */
  record Issue(
      @Nullable Integer number,
      @JsonProperty("updated_at") @Nullable String updatedAt,
      @JsonProperty("pull_request") @Nullable Presence pullRequest) {
    boolean isPullRequest() {
      return pullRequest != null;
    }

    int theNumber() {
      return (int) positive("issue number", need("issue number", number));
    }

    Instant at(Instant otherwise) {
      return updatedAt == null ? otherwise : JsonFields.instant("updated_at", updatedAt);
    }
  }

  /** A pull request. */
  record Pull(@Nullable Integer number, @Nullable Base base, @Nullable Account user) {}

  /** The branch that a pull request is to be merged into. */
  record Base(@Nullable String ref) {}

  /** A check run. */
  record Check(@JsonProperty("external_id") @Nullable String externalId) {}

  /** All checks of one app on a commit. */
  record Suite(@JsonProperty("head_sha") @Nullable String headSha) {}

  /** What an edit changed. */
  record Changes(@Nullable Presence base) {}

  /** An object of which only matters that it is there. */
  record Presence() {}

  /** A label. */
  record Label(@Nullable String name) {}

  /** A comment. */
  record Remark(
      @Nullable Long id,
      @Nullable String body,
      @Nullable Account user,
      @JsonProperty("created_at") @Nullable String createdAt,
      @JsonProperty("updated_at") @Nullable String updatedAt,
      @JsonProperty("performed_via_github_app") @Nullable Presence viaApp) {}

  Issue theIssue() {
    return need("issue", issue);
  }

  String theAction() {
    return need("action", action);
  }

  Optional<String> labelName() {
    return Optional.ofNullable(label).map(Label::name);
  }

  Person theSender() {
    return sender == null ? Person.GHOST : sender.person();
  }

  Repository theRepository() {
    Repo repo = need("repository", repository);
    String name = need("repository name", repo.fullName());
    if (!JsonFields.isRepositoryName(name)) {
      throw new UnreadableJson("the repository name is none");
    }
    return new Repository(positive("repository id", need("repository id", repo.id())), name);
  }

  Comment theComment() {
    Remark c = need("comment", comment);
    Person author = c.user() == null ? Person.GHOST : c.user().person();
    return new Comment(
        need("comment id", c.id()),
        // Written by an app in somebody's name: the person did not type it.
        c.viaApp() == null ? author : new Person(author.id(), author.login(), true),
        c.body() == null ? "" : c.body(),
        JsonFields.instant("created_at", need("created_at", c.createdAt())),
        JsonFields.instant("updated_at", need("updated_at", c.updatedAt())));
  }

  int thePullRequest() {
    Pull pull = need("pull request", pullRequest);
    return (int) positive("pull request number", need("pull request number", pull.number()));
  }

  Optional<Person> proposer() {
    return Optional.ofNullable(pullRequest).map(Pull::user).map(Account::person);
  }

  /** What is not told counts as yes: a look decides. */
  boolean mergesIntoDefaultBranch() {
    Pull pull = need("pull request", pullRequest);
    String branch = need("repository", repository).defaultBranch();
    return branch == null
        || pull.base() == null
        || pull.base().ref() == null
        || branch.equals(pull.base().ref());
  }

  boolean changesBase() {
    return changes != null && changes.base() != null;
  }

  /** The key of a check run, or nothing where it is of no use to anybody. */
  String checkKey() {
    String key = need("check run", checkRun).externalId();
    return key == null || key.length() > KEY_MAX ? "" : key;
  }

  /** The commit of a suite, or nothing where it is none. */
  String suiteCommit() {
    String commit = need("check suite", checkSuite).headSha();
    return commit != null && commit.matches("[0-9a-f]{40,64}") ? commit : "";
  }

  boolean isToDefaultBranch() {
    String branch = need("repository", repository).defaultBranch();
    return branch != null && ("refs/heads/" + branch).equals(ref);
  }

  /** The event with its action, as GitHub's documentation writes them: {@code issues.opened}. */
  String named(String event) {
    return action == null ? event : event + "." + action;
  }

  private static <T> T need(String what, @Nullable T value) {
    if (value == null) {
      throw new UnreadableJson(what + " is missing");
    }
    return value;
  }

  /** Numbers below stand for other things than issues and repositories in our own keys. */
  private static long positive(String what, long value) {
    if (value <= 0) {
      throw new UnreadableJson(what + " is not positive");
    }
    return value;
  }
}
