package dev.berth.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The pull requests of a repository for those who write tests: what people propose there, and the
 * check runs that are to be seen. People are named by login.
 */
public final class SandboxPulls {
  private final Stage stage;
  private final PullRequestActions pulls;
  private final long repository;

  SandboxPulls(Stage stage, PullRequestActions pulls, long repository) {
    this.stage = stage;
    this.pulls = pulls;
    this.repository = repository;
  }

  /** A check run as tests see it; {@code remarks} are {@code path:line: message}. */
  public record SandboxCheck(
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
    return stage.change(
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
    return stage.read(() -> find(number).head);
  }

  /** Check runs of the repository, oldest first. */
  public List<SandboxCheck> checks() {
    return stage.read(() -> runs().stream().map(SandboxPulls::check).toList());
  }

  /** Somebody presses "Re-run" beside a check run. */
  public void rerequest(String as, long check) {
    stage.change(
        () ->
            pulls.rerequest(
                who(as), runs().stream().filter(r -> r.id() == check).findFirst().orElseThrow()));
  }

  private List<World.CheckRun> runs() {
    return stage.world().checkRuns.stream().filter(r -> r.repo() == repository).toList();
  }

  private static SandboxCheck check(World.CheckRun r) {
    return new SandboxCheck(
        r.id(),
        r.name(),
        r.sha(),
        r.key(),
        r.conclusion().orElse(""),
        r.title().orElse(""),
        r.summary().orElse(""),
        r.remarks().stream().map(m -> m.path() + ":" + m.line() + ": " + m.message()).toList());
  }

  private void act(String as, int number, BiConsumer<Actor, Pull> deed) {
    stage.change(() -> deed.accept(who(as), find(number)));
  }

  private Pull find(int number) {
    return stage
        .world()
        .pull(repo(), number)
        .orElseThrow(() -> new IllegalArgumentException("No pull request " + number + " here"));
  }

  private Repo repo() {
    return stage.world().repo(repository);
  }

  private Actor who(String login) {
    return Actor.person(
        stage
            .world()
            .account(login)
            .orElseThrow(() -> new IllegalArgumentException("Nobody is called " + login)));
  }
}
