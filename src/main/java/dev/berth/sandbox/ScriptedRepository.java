package dev.berth.sandbox;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.ApiError;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.WorldStore;
import dev.berth.sandbox.operations.SandboxOperations;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A repository in the hands of a script: what it lets people do there, and what it looks at. People
 * are named by login. What GitHub would not let them do throws {@link IllegalStateException} with
 * GitHub's words.
 */
public class ScriptedRepository {
  final WorldStore store;
  final SandboxOperations operations;
  final long id;

  ScriptedRepository(WorldStore store, SandboxOperations operations, long id) {
    this.store = store;
    this.operations = operations;
    this.id = id;
  }

  final SandboxRepo repo() {
    return store.world().repo(id);
  }

  final SandboxIssue find(int number) {
    return store
        .world()
        .issue(repo(), number)
        .orElseThrow(() -> new IllegalArgumentException("No issue " + number + " here"));
  }

  final Actor who(String login) {
    return Actor.person(account(login));
  }

  final SandboxAccount account(String login) {
    return store
        .world()
        .account(login)
        .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + login));
  }

  final <T> T act(String as, int number, BiFunction<Actor, SandboxIssue, T> action) {
    try {
      return store.change(() -> action.apply(who(as), find(number)));
    } catch (ApiError e) {
      throw new IllegalStateException(e.status + " " + e.getMessage(), e);
    }
  }

  /** Opens an issue; the labels are those of its form. Answers its number. */
  public final int open(String as, String title, String body, String... formLabels) {
    return store.change(
        () -> operations.issues().open(who(as), repo(), title, body, List.of(formLabels)).number);
  }

  public final void label(String as, int number, String label) {
    boolean there =
        act(
            as,
            number,
            (actor, issue) -> {
              operations.labels().add(actor, issue, List.of(label));
              return true;
            });
    assert there;
  }

  /** The labels of an issue. */
  public final List<String> labels(int number) {
    return store.read(() -> repo().labelsOf(find(number)).map(SandboxRepo.Label::name).toList());
  }

  /** Whether nobody has opened an issue yet. */
  public final boolean isEmpty() {
    return store.read(() -> store.world().issues(repo()).findAny().isEmpty());
  }
}
