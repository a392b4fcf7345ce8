package dev.berth.sandbox;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.GitHubJson;
import dev.berth.sandbox.model.SandboxComment;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.WorldStore;
import dev.berth.sandbox.operations.SandboxOperations;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A repository of the sandbox for those who write tests: what people do there, and what is to be
 * seen. People are named by login. What GitHub would not let them do throws {@link
 * IllegalStateException} with GitHub's words.
 */
public final class RepositoryFixture extends ScriptedRepository {
  private final GitHubJson json;
  private final RepositoryActions actions;

  RepositoryFixture(WorldStore store, SandboxOperations operations, GitHubJson json, long id) {
    super(store, operations, id);
    this.json = json;
    this.actions = new RepositoryActions(operations, json);
  }

  /** Its pull requests. */
  public PullRequestFixture pulls() {
    return new PullRequestFixture(store, new PullRequestActions(operations, json), id);
  }

  /** Owner and name as they are now. */
  public String name() {
    return store.read(() -> repo().fullName());
  }

  public long id() {
    return id;
  }

  private void run(String as, int number, BiConsumer<Actor, SandboxIssue> action) {
    SeenIssue after =
        act(
            as,
            number,
            (actor, issue) -> {
              action.accept(actor, issue);
              return SeenIssue.of(store.world(), issue);
            });
    assert after.number() == number;
  }

  /** Answers the comment's id. */
  public long comment(String as, int number, String text) {
    return act(as, number, (actor, issue) -> operations.comments().create(actor, issue, text).id);
  }

  public void editComment(String as, long comment, String text) {
    store.change(() -> operations.comments().edit(who(as), comment(comment), text));
  }

  public void deleteComment(String as, long comment) {
    store.change(() -> operations.comments().delete(who(as), comment(comment)));
  }

  private SandboxComment comment(long comment) {
    return Optional.ofNullable(store.world().comments.get(comment))
        .orElseThrow(() -> new IllegalArgumentException("No comment " + comment));
  }

  public void unlabel(String as, int number, String label) {
    run(as, number, (actor, issue) -> operations.labels().remove(actor, issue, label));
  }

  public void edit(String as, int number, String title, String body) {
    run(
        as,
        number,
        (actor, issue) ->
            operations.issues().edit(actor, issue, Optional.of(title), Optional.of(body)));
  }

  public void editBody(String as, int number, String body) {
    run(
        as,
        number,
        (actor, issue) ->
            operations.issues().edit(actor, issue, Optional.empty(), Optional.of(body)));
  }

  public void close(String as, int number) {
    run(as, number, (actor, issue) -> operations.issues().close(actor, issue, "completed"));
  }

  public void closeAsNotPlanned(String as, int number) {
    run(as, number, (actor, issue) -> operations.issues().close(actor, issue, "not_planned"));
  }

  /** A commit is merged whose text fixes the issue. */
  public void closeByCommit(String as, int number) {
    run(
        as,
        number,
        (actor, issue) ->
            operations
                .issues()
                .closeByMerge(actor, issue, Optional.of("c0ffee".repeat(6) + "c0ff")));
  }

  /** A pull request is merged that fixes the issue. */
  public void closeByPullRequest(String as, int number) {
    run(
        as,
        number,
        (actor, issue) -> operations.issues().closeByMerge(actor, issue, Optional.empty()));
  }

  public void reopen(String as, int number) {
    run(as, number, operations.issues()::reopen);
  }

  public void lock(String as, int number) {
    run(as, number, (actor, issue) -> operations.issues().lock(actor, issue, Optional.empty()));
  }

  public void unlock(String as, int number) {
    run(as, number, operations.issues()::unlock);
  }

  public void assign(String as, int number, String login) {
    run(
        as,
        number,
        (actor, issue) -> operations.issues().assign(actor, issue, account(login), true));
  }

  public void delete(String as, int number) {
    store.change(() -> actions.delete(who(as), find(number)));
  }

  /** Moves an issue into another repository and answers its number there. */
  public int transfer(String as, int number, RepositoryFixture to) {
    return act(as, number, (actor, issue) -> actions.transfer(actor, issue, to.repo()).number);
  }

  public void rename(String as, String name) {
    store.change(() -> actions.rename(who(as), repo(), name));
  }

  /** Commits one file to the default branch. */
  public void push(String as, String path, String text) {
    store.change(() -> actions.push(who(as), repo(), path, Optional.of(text)));
  }

  /** Gives somebody a role here; {@link SandboxRole#NONE} takes it away. */
  public void role(String as, String login, SandboxRole role) {
    store.change(() -> actions.role(who(as), repo(), account(login), role));
  }

  public SeenIssue issue(int number) {
    return store.read(() -> SeenIssue.of(store.world(), find(number)));
  }

  /** All issues, oldest first. */
  public List<SeenIssue> issues() {
    return store.read(
        () ->
            store
                .world()
                .issues(repo())
                .map(i -> SeenIssue.of(store.world(), i))
                .sorted(Comparator.comparingInt(SeenIssue::number))
                .toList());
  }

  /** Comments of an issue, oldest first. */
  public List<SeenComment> comments(int number) {
    return store.read(
        () ->
            store
                .world()
                .comments(find(number))
                .map(c -> SeenComment.of(store.world(), c))
                .toList());
  }

  /** As somebody does on the page of labels: every issue loses it. */
  public void deleteLabel(String as, String name) {
    store.change(
        () -> operations.labels().delete(who(as), repo(), repo().label(name).orElseThrow()));
  }

  /** Colour and description of a label. */
  public String look(String name) {
    return store.read(
        () -> repo().label(name).map(l -> l.color() + " " + l.description()).orElse("missing"));
  }

  /** Names of the labels that the repository has. */
  public List<String> labels() {
    return store.read(() -> repo().labels.values().stream().map(SandboxRepo.Label::name).toList());
  }
}
