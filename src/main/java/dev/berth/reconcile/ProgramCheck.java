package dev.berth.reconcile;

import dev.berth.config.Parsed;
import dev.berth.config.Problem;
import dev.berth.forge.CheckRun.Annotation;
import dev.berth.forge.Forge.ChangedFile;
import dev.berth.forge.Forge.Content;
import dev.berth.forge.Forge.Page;
import dev.berth.forge.Known;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import dev.berth.program.Program;
import dev.berth.store.Change;
import dev.berth.store.Claim;
import dev.berth.store.Row;
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
  private final Desk desk;
  private final Row.OfRepository row;

  ProgramCheck(Claim claim, Desk desk, Row.OfRepository row) {
    this.claim = claim;
    this.desk = desk;
    this.row = row;
  }

  /** What became of a look. */
  sealed interface Looked {
    /** Nothing more to do before somebody pushes again; {@code head} is empty if it never was. */
    record Over(String head) implements Looked {}

    /** There is a check run on it now; {@code intent} is over. */
    record Made(String head, String intent) implements Looked {}

    /** Not now. */
    record Later(Instant again, boolean hasSlot, String why, Optional<String> settled)
        implements Looked {
      Later(Instant again, String why) {
        this(again, false, why, Optional.empty());
      }
    }

    /** The forge lets us make none. */
    record Denied(String why, String intent) implements Looked {}
  }

  Looked look(int number, Row.Pull pull) {
    return switch (desk.forge().pullRequest(row.repository(), number)) {
      case Known.Unknown<PullRequest>(var why, var again) -> new Looked.Later(again, why);
      case Known.Absent<PullRequest> _ -> new Looked.Over(pull.judged());
      case Known.Is<PullRequest>(var pr) -> look(pr, pull);
    };
  }

  private Looked look(PullRequest pr, Row.Pull pull) {
    if (!pr.isOpen() || !pr.toDefaultBranch()) return new Looked.Over(pull.judged());
    if (pr.head().equals(pull.judged())) return new Looked.Over(pr.head());
    var run = new CheckToMake(claim, desk, row.repository(), pr, pull);
    var before = run.before();
    if (before.isPresent()) return before.get();
    return switch (touched(pr)) {
      case Known.Unknown<Touch>(var why, var again) -> new Looked.Later(again, why);
      case Known.Absent<Touch> _ -> new Looked.Over(pr.head());
      case Known.Is<Touch>(var touch) ->
          switch (touch) {
            case NONE -> new Looked.Over(pr.head());
            case REMOVED -> run.make(() -> usable(desk.programs().shared(), true));
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
      switch (desk.forge().changedFiles(row.repository(), pr.number(), page)) {
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
    var isIt = f.path().equals(Programs.FILE);
    if (isIt) return f.isRemoved() ? Touch.REMOVED : Touch.CHANGED;
    return f.before().filter(Programs.FILE::equals).isPresent() ? Touch.REMOVED : Touch.NONE;
  }

  private Looked changed(PullRequest pr, CheckToMake run, boolean isListed) {
    return switch (desk.forge().fileAt(row.repository(), Programs.FILE, pr.head())) {
      case Known.Unknown<Content>(var why, var again) -> new Looked.Later(again, why);
      case Known.Absent<Content>(var why) ->
          isListed
              ? new Looked.Later(desk.store().now().plus(NOT_THERE_YET), why)
              : new Looked.Over(pr.head());
      case Known.Is<Content>(var content) -> run.make(() -> verdict(content));
    };
  }

  private ProgramVerdict verdict(Content content) {
    return switch (content) {
      case Content.Unusable(var why) -> new ProgramVerdict.Unreadable(why);
      case Content.Text(var text) ->
          switch (desk.programs().read(text)) {
            case Parsed.Bad<Program>(var problems) -> new ProgramVerdict.Broken(remarks(problems));
            case Parsed.Good<Program>(var program, _) -> usable(program, false);
          };
    };
  }

  private static List<Annotation> remarks(List<Problem> problems) {
    return problems.stream()
        .map(p -> new Annotation(Programs.FILE, Math.max(1, p.line()), said(p)))
        .toList();
  }

  private static String said(Problem p) {
    return p.path().isEmpty() ? p.message() : p.path() + ": " + p.message();
  }

  private ProgramVerdict usable(Program then, boolean isRemoved) {
    Repository repository = row.repository();
    // Facts may take long to find out: what is committed keeps the claim.
    Runnable alive = () -> claim.commit(Change.of(row));
    return new OtherOutcomes(desk, alive)
        .of(repository, desk.programs().of(repository), then, isRemoved);
  }
}
