package dev.berth.sandbox;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.SandboxPull;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WorldStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The pull requests of a repository for those who write tests: what people propose there, and the
 * check runs that are to be seen. People are named by login.
 */
public final class PullRequestFixture {
  private final WorldStore store;
  private final PullRequestActions pulls;
  private final long repository;

  PullRequestFixture(WorldStore store, PullRequestActions pulls, long repository) {
    this.store = store;
    this.pulls = pulls;
    this.repository = repository;
  }

  /** A check run as tests see it; {@code remarks} are {@code path:line: message}. */
  public record SeenCheck(
      long id,
      String name,
      String commit,
      String key,
      String conclusion,
      String title,
      String summary,
      List<String> remarks) {}

  /** Proposes one file from a fork and answers the number of the pull request. */
  public int open(String as, String path, String text) {
    return open(as, "main", Map.of(path, Optional.of(text)));
  }

  /**
   * Proposes changes from a fork.
   *
   * @param base the branch to merge into
   * @param changes text by path; empty where the file goes
   */
  public int open(String as, String base, Map<String, Optional<String>> changes) {
    return store.change(
        () -> pulls.open(who(as), repo(), "Change the program", base, changes).number);
  }

  public void push(String as, int number, String path, String text) {
    act(as, number, (who, p) -> pulls.push(who, p, Map.of(path, Optional.of(text))));
  }

  public void close(String as, int number) {
    act(as, number, (who, p) -> pulls.close(who, p, false));
  }

  public void reopen(String as, int number) {
    act(as, number, (who, p) -> pulls.close(who, p, true));
  }

  /** Sets the branch that it is to be merged into. */
  public void aim(String as, int number, String base) {
    act(as, number, (who, p) -> pulls.aim(who, p, base));
  }

  public void retitle(String as, int number, String title) {
    act(as, number, (who, p) -> pulls.retitle(who, p, title));
  }

  /** The commit at its tip. */
  public String head(int number) {
    return store.read(() -> find(number).head);
  }

  /** Check runs of the repository, oldest first. */
  public List<SeenCheck> checks() {
    return store.read(() -> runs().stream().map(PullRequestFixture::check).toList());
  }

  /** Somebody presses "Re-run" beside a check run. */
  public void rerequest(String as, long check) {
    store.change(
        () ->
            pulls.rerequest(
                who(as), runs().stream().filter(r -> r.id() == check).findFirst().orElseThrow()));
  }

  private List<SandboxWorld.CheckRun> runs() {
    return store.world().checkRuns.stream().filter(r -> r.repo() == repository).toList();
  }

  private static SeenCheck check(SandboxWorld.CheckRun r) {
    return new SeenCheck(
        r.id(),
        r.name(),
        r.sha(),
        r.key(),
        r.conclusion().orElse(""),
        r.title().orElse(""),
        r.summary().orElse(""),
        r.remarks().stream().map(m -> m.path() + ":" + m.line() + ": " + m.message()).toList());
  }

  private void act(String as, int number, BiConsumer<Actor, SandboxPull> action) {
    store.change(() -> action.accept(who(as), find(number)));
  }

  private SandboxPull find(int number) {
    return store
        .world()
        .pull(repo(), number)
        .orElseThrow(() -> new IllegalArgumentException("No pull request " + number + " here"));
  }

  private SandboxRepo repo() {
    return store.world().repo(repository);
  }

  private Actor who(String login) {
    return Actor.person(
        store
            .world()
            .account(login)
            .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + login)));
  }
}
