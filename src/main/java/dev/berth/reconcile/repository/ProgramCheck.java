package dev.berth.reconcile.repository;

import dev.berth.config.ConfigProblem;
import dev.berth.config.Parsed;
import dev.berth.forge.CheckRun.Annotation;
import dev.berth.forge.ForgeReader.ChangedFile;
import dev.berth.forge.ForgeReader.Content;
import dev.berth.forge.ForgeReader.Page;
import dev.berth.forge.Known;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import dev.berth.program.Program;
import dev.berth.reconcile.turn.ProgramRegistry;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Claim;
import dev.berth.store.PullRequestCheck;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.view.ProgramVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks at one pull request: does it touch the program's file, and what would become of the program
 * and of the open requests if it were merged?
 */
final class ProgramCheck {
  /** Hundreds of files; of a longer list the file is looked for itself. */
  private static final int FILES_PAGES_MAX = 3;

  /** A file that was listed and is not there yet is looked for again. */
  private static final Duration NOT_THERE_YET = Duration.ofMinutes(5);

  private final Claim claim;
  private final TurnServices services;
  private final Row.RepositoryRow row;

  ProgramCheck(Claim claim, TurnServices services, Row.RepositoryRow row) {
    this.claim = claim;
    this.services = services;
    this.row = row;
  }

  /** What became of a look. */
  sealed interface CheckResult {
    /** Nothing more to do before somebody pushes again; {@code head} is empty if it never was. */
    record Over(String head) implements CheckResult {}

    /** There is a check run on it now; {@code intent} is over. */
    record Made(String head, String intent) implements CheckResult {}

    /** Not now. */
    record Later(Instant again, boolean hasSlot, String why, Optional<String> settled)
        implements CheckResult {
      Later(Instant again, String why) {
        this(again, false, why, Optional.empty());
      }
    }

    /** The forge lets us make none. */
    record Denied(String why, String intent) implements CheckResult {}
  }

  CheckResult check(int number, PullRequestCheck pull) {
    return switch (services.forge().pullRequest(row.repository(), number)) {
      case Known.Unknown<PullRequest>(var why, var again) -> new CheckResult.Later(again, why);
      case Known.Absent<PullRequest> _ -> new CheckResult.Over(pull.judged());
      case Known.Is<PullRequest>(var pr) -> check(pr, pull);
    };
  }

  private CheckResult check(PullRequest pr, PullRequestCheck pull) {
    if (!pr.isOpen() || !pr.toDefaultBranch()) return new CheckResult.Over(pull.judged());
    if (pr.head().equals(pull.judged())) return new CheckResult.Over(pr.head());
    var run = new CheckRunWriter(claim, services, row.repository(), pr, pull);
    var before = run.before();
    if (before.isPresent()) return before.get();
    return switch (touched(pr)) {
      case Known.Unknown<Touch>(var why, var again) -> new CheckResult.Later(again, why);
      case Known.Absent<Touch> _ -> new CheckResult.Over(pr.head());
      case Known.Is<Touch>(var touch) ->
          switch (touch) {
            case NONE -> new CheckResult.Over(pr.head());
            case REMOVED -> run.make(() -> usable(services.programs().shared(), true));
            case CHANGED -> changed(pr, run, true);
            case PERHAPS -> changed(pr, run, false);
          };
    };
  }

  private enum Touch {
    NONE,
    CHANGED,
    REMOVED,
    /** The list is too long to be read to its end. */
    PERHAPS
  }

  private Known<Touch> touched(PullRequest pr) {
    for (int page = 1; page <= FILES_PAGES_MAX; page++) {
      switch (services.forge().changedFiles(row.repository(), pr.number(), page)) {
        case Known.Unknown<Page<ChangedFile>>(var why, var again) -> {
          return new Known.Unknown<>(why, again);
        }
        case Known.Absent<Page<ChangedFile>>(var why) -> {
          return new Known.Absent<>(why);
        }
        case Known.Is<Page<ChangedFile>>(var files) -> {
          var ours = files.items().stream().map(ProgramCheck::touch).filter(t -> t != Touch.NONE);
          var found = ours.findFirst();
          if (found.isPresent()) return Known.is(found.get());
          if (files.last()) return Known.is(Touch.NONE);
        }
      }
    }
    return Known.is(Touch.PERHAPS);
  }

  private static Touch touch(ChangedFile f) {
    var isIt = f.path().equals(ProgramRegistry.FILE);
    if (isIt) return f.isRemoved() ? Touch.REMOVED : Touch.CHANGED;
    return f.before().filter(ProgramRegistry.FILE::equals).isPresent() ? Touch.REMOVED : Touch.NONE;
  }

  private CheckResult changed(PullRequest pr, CheckRunWriter run, boolean isListed) {
    return switch (services.forge().fileAt(row.repository(), ProgramRegistry.FILE, pr.head())) {
      case Known.Unknown<Content>(var why, var again) -> new CheckResult.Later(again, why);
      case Known.Absent<Content>(var why) ->
          isListed
              ? new CheckResult.Later(services.store().now().plus(NOT_THERE_YET), why)
              : new CheckResult.Over(pr.head());
      case Known.Is<Content>(var content) -> run.make(() -> verdict(content));
    };
  }

  private ProgramVerdict verdict(Content content) {
    return switch (content) {
      case Content.Unusable(var why) -> new ProgramVerdict.Unreadable(why);
      case Content.Text(var text) ->
          switch (services.programs().read(text)) {
            case Parsed.Bad<Program>(var problems) -> new ProgramVerdict.Broken(remarks(problems));
            case Parsed.Good<Program>(var program, _) -> usable(program, false);
          };
    };
  }

  private static List<Annotation> remarks(List<ConfigProblem> problems) {
    return problems.stream()
        .map(p -> new Annotation(ProgramRegistry.FILE, Math.max(1, p.line()), said(p)))
        .toList();
  }

  private static String said(ConfigProblem p) {
    return p.path().isEmpty() ? p.message() : p.path() + ": " + p.message();
  }

  private ProgramVerdict usable(Program then, boolean isRemoved) {
    Repository repository = row.repository();
    // Facts may take long to find out: what is committed keeps the claim.
    Runnable alive = () -> claim.commit(RowChange.of(row));
    return new ProgramImpact(services, alive)
        .of(repository, services.programs().of(repository), then, isRemoved);
  }
}
