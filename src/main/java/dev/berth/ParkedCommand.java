package dev.berth;

import dev.berth.store.Store;
import dev.berth.store.sql.Operations;
import dev.berth.store.sql.SqlStore;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth parked}: what came in and could not be dealt with, and what becomes of it. */
@Command(
    name = "parked",
    description =
        "Entries that failed five times and were put aside. Safe beside a running server.",
    mixinStandardHelpOptions = true,
    subcommands = {ParkedCommand.Lister.class, ParkedCommand.Retry.class, ParkedCommand.Drop.class})
final class ParkedCommand {
  /** More than that is a catastrophe, and is shown in part. */
  private static final int SHOWN_MAX = 1_000;

  private static final Pattern KIND = Pattern.compile("\"is\":\"([a-z-]{1,40})\"");

  private ParkedCommand() {}

  /** {@code berth parked list}. */
  @Command(name = "list", description = "Show them.", mixinStandardHelpOptions = true)
  static final class Lister implements Callable<Integer> {
    @Mixin private final Beside beside = new Beside();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      return beside.with(this::shown);
    }

    private int shown(SqlStore store) {
      var out = spec.commandLine().getOut();
      var all = store.reads().parked(SHOWN_MAX);
      for (var p : all) out.println(line(store, p));
      out.println(all.isEmpty() ? "nothing is parked" : all.size() + " parked");
      return 0;
    }

    /** No text of people: what it is about, not what it says. */
    private static String line(Store store, Store.Parked p) {
      var kind =
          KIND.matcher(p.matter())
              .results()
              .map((MatchResult m) -> m.group(1))
              .limit(2)
              .collect(Collectors.joining(" "));
      return String.join("  ", p.at().toString(), Beside.name(store, p.subject()), kind, p.entry());
    }
  }

  /** {@code berth parked retry}. */
  @Command(
      name = "retry",
      description = "Take entries in once more, with all their attempts.",
      mixinStandardHelpOptions = true)
  static final class Retry implements Callable<Integer> {
    @Mixin private final Chosen chosen = new Chosen();

    @Override
    public Integer call() {
      return chosen.each(Operations::retry, "is taken in again");
    }
  }

  /** {@code berth parked drop}. */
  @Command(
      name = "drop",
      description = "Give entries up for good.",
      mixinStandardHelpOptions = true)
  static final class Drop implements Callable<Integer> {
    @Mixin private final Chosen chosen = new Chosen();

    @Override
    public Integer call() {
      return chosen.each(Operations::drop, "is dropped");
    }
  }

  /** Which entries, of which database, and what is done to each of them. */
  static final class Chosen {
    @Option(names = "--all", description = "All that are parked.")
    private boolean all;

    @Parameters(paramLabel = "ENTRY", description = "Name as shown by the list, or its beginning.")
    private List<String> entries = List.of();

    @Mixin private final Beside beside = new Beside();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    private int each(BiPredicate<Operations, String> deed, String done) {
      if (all == !entries.isEmpty())
        throw new CannotStart("name entries as shown by berth parked list, or --all");
      return beside.with(
          store -> {
            var names =
                all
                    ? store.reads().parked(SHOWN_MAX).stream().map(Store.Parked::entry).toList()
                    : entries;
            int failed = 0;
            for (var name : names) if (!one(store.operations(), name, deed, done)) failed++;
            return failed == 0 ? 0 : 1;
          });
    }

    private boolean one(
        Operations operations, String start, BiPredicate<Operations, String> deed, String done) {
      var found = operations.parkedLike(start);
      var exact = found.contains(start) ? List.of(start) : found;
      if (exact.size() == 1 && deed.test(operations, exact.getFirst())) {
        spec.commandLine().getOut().println(exact.getFirst() + " " + done);
        return true;
      }
      var why = exact.size() > 1 ? "is the beginning of several entries" : "is not parked";
      spec.commandLine().getErr().println(start + " " + why);
      return false;
    }
  }
}
