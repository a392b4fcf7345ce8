package dev.berth.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A repository of the sandbox for those who write tests: what people do there, and what is to be
 * seen. People are named by login. What GitHub would not let them do throws {@link
 * IllegalStateException} with GitHub's words.
 */
public final class SandboxRepository extends ScriptedRepository {
  private final GitHubJson json;
  private final RepositoryActions actions;

  SandboxRepository(Stage stage, Deeds deeds, GitHubJson json, long id) {
    super(stage, deeds, id);
    this.json = json;
    this.actions = new RepositoryActions(deeds, json);
  }

  /** Its pull requests. */
  public SandboxPulls pulls() {
    return new SandboxPulls(stage, new PullRequestActions(deeds, json), id);
  }

  /** Owner and name as they are now. */
  public String name() {
    return stage.read(() -> repo().fullName());
  }

  public long id() {
    return id;
  }

  private void run(String as, int number, BiConsumer<Actor, Issue> deed) {
    SandboxIssue after =
        act(
            as,
            number,
            (actor, issue) -> {
              deed.accept(actor, issue);
              return SandboxIssue.of(stage.world(), issue);
            });
    assert after.number() == number;
  }

  /** Answers the comment's id. */
  public long comment(String as, int number, String text) {
    return act(as, number, (actor, issue) -> deeds.comments().create(actor, issue, text).id);
  }

  public void editComment(String as, long comment, String text) {
    stage.change(() -> deeds.comments().edit(who(as), comment(comment), text));
  }

  public void deleteComment(String as, long comment) {
    stage.change(() -> deeds.comments().delete(who(as), comment(comment)));
  }

  private Comment comment(long comment) {
    return Optional.ofNullable(stage.world().comments.get(comment))
        .orElseThrow(() -> new IllegalArgumentException("No comment " + comment));
  }

  public void unlabel(String as, int number, String label) {
    run(as, number, (actor, issue) -> deeds.labels().remove(actor, issue, label));
  }

  public void edit(String as, int number, String title, String body) {
    run(
        as,
        number,
        (actor, issue) -> deeds.issues().edit(actor, issue, Optional.of(title), Optional.of(body)));
  }

  public void editBody(String as, int number, String body) {
    run(
        as,
        number,
        (actor, issue) -> deeds.issues().edit(actor, issue, Optional.empty(), Optional.of(body)));
  }

  public void close(String as, int number) {
    run(as, number, (actor, issue) -> deeds.issues().close(actor, issue, "completed"));
  }

  public void closeAsNotPlanned(String as, int number) {
    run(as, number, (actor, issue) -> deeds.issues().close(actor, issue, "not_planned"));
  }

  public void reopen(String as, int number) {
    run(as, number, deeds.issues()::reopen);
  }

  public void lock(String as, int number) {
    run(as, number, (actor, issue) -> deeds.issues().lock(actor, issue, Optional.empty()));
  }

  public void unlock(String as, int number) {
    run(as, number, deeds.issues()::unlock);
  }

  public void assign(String as, int number, String login) {
    run(as, number, (actor, issue) -> deeds.issues().assign(actor, issue, account(login), true));
  }

  public void delete(String as, int number) {
    stage.change(() -> actions.delete(who(as), find(number)));
  }

  /** Moves an issue into another repository and answers its number there. */
  public int transfer(String as, int number, SandboxRepository to) {
    return act(as, number, (actor, issue) -> actions.transfer(actor, issue, to.repo()).number);
  }

  public void rename(String as, String name) {
    stage.change(() -> actions.rename(who(as), repo(), name));
  }

  /** Commits one file to the default branch. */
  public void push(String as, String path, String text) {
    stage.change(() -> actions.push(who(as), repo(), path, Optional.of(text)));
  }

  /** Gives somebody a role here; {@link Role#NONE} takes it away. */
  public void role(String as, String login, Role role) {
    stage.change(() -> actions.role(who(as), repo(), account(login), role));
  }

  public SandboxIssue issue(int number) {
    return stage.read(() -> SandboxIssue.of(stage.world(), find(number)));
  }

  /** All issues, oldest first. */
  public List<SandboxIssue> issues() {
    return stage.read(
        () ->
            stage
                .world()
                .issues(repo())
                .map(i -> SandboxIssue.of(stage.world(), i))
                .sorted(Comparator.comparingInt(SandboxIssue::number))
                .toList());
  }

  /** Comments of an issue, oldest first. */
  public List<SandboxComment> comments(int number) {
    return stage.read(
        () ->
            stage
                .world()
                .comments(find(number))
                .map(c -> SandboxComment.of(stage.world(), c))
                .toList());
  }

  /** Names of the labels that the repository has. */
  public List<String> labels() {
    return stage.read(() -> repo().labels.values().stream().map(Repo.Label::name).toList());
  }
}
