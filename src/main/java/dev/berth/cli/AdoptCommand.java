package dev.berth.cli;

import dev.berth.config.Environment;
import dev.berth.forge.ForgeReader;
import dev.berth.forge.Issue;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.program.LabelKind;
import dev.berth.program.Program;
import dev.berth.reading.Answers;
import dev.berth.reading.Reading;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import dev.berth.wiring.CannotStart;
import dev.berth.wiring.GitHubAccess;
import dev.berth.wiring.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth adopt}: issues that were opened before the first start are requests from now on. */
@Command(
    name = "adopt",
    description = {
      "Take issues that were opened before the first start.",
      "Without --go it only says what would be taken. Safe beside a running server."
    },
    mixinStandardHelpOptions = true)
public final class AdoptCommand extends DatabaseCommand {
  /** More at once would be a flood of comments. */
  private static final int ISSUES_MAX = 200;

  private static final Pattern ISSUE =
      Pattern.compile("(?:([A-Za-z0-9-]{1,39}/[A-Za-z0-9._-]{1,100})?#)?([1-9][0-9]{0,8})");

  @Parameters(
      arity = "1..*",
      paramLabel = "ISSUE",
      description = "owner/name#12, or 12 where one repository is served.")
  private List<String> issues = List.of();

  @Option(names = "--go", description = "Do it.")
  private boolean go;

  @Override
  public Integer call() {
    var env = Wiring.environment();
    CannotStart.unlessFine("Berth cannot look", env.problemsToLook());
    return run(env, GitHubAccess.reader(env, clock()));
  }

  /**
   * Says of each issue what it is, and takes it with {@code --go}.
   *
   * @return 0 when all can be taken
   */
  public int run(Environment env, ForgeReader forge) {
    if (issues.size() > ISSUES_MAX)
      throw new CannotStart("at most " + ISSUES_MAX + " issues at once");
    var program = Wiring.setup(env.folder()).program();
    return onDatabase(
        store -> {
          int refused = 0;
          for (var text : new LinkedHashSet<>(issues))
            if (!adopt(text, env, forge, program, store)) refused++;
          if (!go) out().println("nothing was changed; --go takes them");
          return refused == 0 ? 0 : 1;
        });
  }

  private boolean adopt(
      String text, Environment env, ForgeReader forge, Program program, Store store) {
    var problems = new ArrayList<String>();
    var issue = found(text, env, forge, problems);
    issue.flatMap(i -> hindrance(i, program, store)).ifPresent(problems::add);
    if (issue.isEmpty() || !problems.isEmpty()) {
      out().println(text + ": " + String.join("; ", problems));
      return false;
    }
    var ref = issue.get().ref();
    if (go) {
      var id = "adopt:" + ref.repository().id() + ":" + ref.number() + ":" + store.now();
      store.enqueue(SubjectKey.of(ref), id, new Message.SyncAgain(Message.SyncAgain.ADOPTED));
    }
    out().println(ref + ": " + (go ? "is taken" : "can be taken"));
    return true;
  }

  private static Optional<Issue> found(
      String text, Environment env, ForgeReader forge, List<String> problems) {
    var read = ISSUE.matcher(text);
    if (!read.matches()) {
      problems.add("is no issue: write owner/name#12, or 12");
      return Optional.empty();
    }
    var name = Optional.ofNullable(read.group(1)).or(() -> only(env));
    if (name.filter(n -> env.repositories().stream().anyMatch(n::equalsIgnoreCase)).isEmpty()) {
      problems.add("is in no repository of BERTH_REPOSITORIES: write owner/name#12");
      return Optional.empty();
    }
    var number = Integer.parseInt(read.group(2));
    var repository = foundOrSaid(forge.repository(name.get()), problems);
    return repository.flatMap(r -> foundOrSaid(forge.issue(new IssueRef(r, number)), problems));
  }

  private static Optional<String> only(Environment env) {
    return env.repositories().size() == 1
        ? Optional.of(env.repositories().getFirst())
        : Optional.empty();
  }

  private static <T> Optional<T> foundOrSaid(Known<T> known, List<String> problems) {
    switch (known) {
      case Known.Is<T> _ -> {}
      case Known.Absent<T>(var why) -> problems.add("cannot be found: " + why);
      case Known.Unknown<T>(var why, _) -> problems.add("cannot be looked at now: " + why);
    }
    return known.found();
  }

  /** Why it would not be taken. */
  private static Optional<String> hindrance(Issue issue, Program program, Store store) {
    var row = store.reads().row(SubjectKey.of(issue.ref()));
    if (row.orElse(null) instanceof Row.IssueRow r
        && r.request().isPresent()
        && !r.shown().isAside()) return Optional.of("is a request already");
    if (!issue.open()) return Optional.of("is closed: reopen it first");
    if (program.isRequest(issue, () -> read(issue, program))) return Optional.empty();
    return Optional.of(
        "fits no form: give it the label \"" + program.labels().of(LabelKind.REQUEST) + "\" first");
  }

  private static Reading read(Issue issue, Program program) {
    return program.reader().read(issue.title(), issue.body(), issue.labels(), Answers.NONE);
  }
}
