package dev.berth.sandbox;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A repository in the hands of a script: what it lets people do there, and what it looks at. People
 * are named by login. What GitHub would not let them do throws {@link IllegalStateException} with
 * GitHub's words.
 */
public class ScriptedRepository {
  final Stage stage;
  final Deeds deeds;
  final long id;

  ScriptedRepository(Stage stage, Deeds deeds, long id) {
    this.stage = stage;
    this.deeds = deeds;
    this.id = id;
  }

  final Repo repo() {
    return stage.world().repo(id);
  }

  final Issue find(int number) {
    return stage
        .world()
        .issue(repo(), number)
        .orElseThrow(() -> new IllegalArgumentException("No issue " + number + " here"));
  }

  final Actor who(String login) {
    return Actor.person(account(login));
  }

  final Account account(String login) {
    return stage
        .world()
        .account(login)
        .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + login));
  }

  final <T> T act(String as, int number, BiFunction<Actor, Issue, T> deed) {
    try {
      return stage.change(() -> deed.apply(who(as), find(number)));
    } catch (ApiError e) {
      throw new IllegalStateException(e.status + " " + e.getMessage(), e);
    }
  }

  /** Opens an issue; the labels are those of its form. Answers its number. */
  public final int open(String as, String title, String body, String... formLabels) {
    return stage.change(
        () -> deeds.issues().open(who(as), repo(), title, body, List.of(formLabels)).number);
  }

  public final void label(String as, int number, String label) {
    boolean there =
        act(
            as,
            number,
            (actor, issue) -> {
              deeds.labels().add(actor, issue, List.of(label));
              return true;
            });
    assert there;
  }

  /** The labels of an issue. */
  public final List<String> labels(int number) {
    return stage.read(() -> repo().labelsOf(find(number)).map(Repo.Label::name).toList());
  }

  /** Whether nobody has opened an issue yet. */
  public final boolean isEmpty() {
    return stage.read(() -> stage.world().issues(repo()).findAny().isEmpty());
  }
}
