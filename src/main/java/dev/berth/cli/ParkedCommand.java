package dev.berth.cli;

import dev.berth.store.Store;
import dev.berth.store.sql.OperatorActions;
import dev.berth.store.sql.SqlStore;
import dev.berth.wiring.CannotStart;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
  static final class Lister extends DatabaseCommand {
    @Override
    public Integer call() {
      return onDatabase(this::show);
    }

    private int show(SqlStore store) {
      var all = store.reads().parked(SHOWN_MAX);
      for (var p : all) out().println(line(store, p));
      out().println(all.isEmpty() ? "nothing is parked" : all.size() + " parked");
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
      return String.join("  ", p.at().toString(), name(store, p.subject()), kind, p.entry());
    }
  }

  /** {@code berth parked retry}. */
  @Command(
      name = "retry",
      description = "Take entries in once more, with all their attempts.",
      mixinStandardHelpOptions = true)
  static final class Retry extends EachEntry {
    @Override
    boolean apply(OperatorActions operations, String entry) {
      return operations.retry(entry);
    }

    @Override
    String done() {
      return "is taken in again";
    }
  }

  /** {@code berth parked drop}. */
  @Command(
      name = "drop",
      description = "Give entries up for good.",
      mixinStandardHelpOptions = true)
  static final class Drop extends EachEntry {
    @Override
    boolean apply(OperatorActions operations, String entry) {
      return operations.drop(entry);
    }

    @Override
    String done() {
      return "is dropped";
    }
  }

  /** Does one thing to each of the entries that are named. */
  abstract static class EachEntry extends DatabaseCommand {
    @Option(names = "--all", description = "All that are parked.")
    private boolean all;

    @Parameters(paramLabel = "ENTRY", description = "Name as shown by the list, or its beginning.")
    private List<String> entries = List.of();

    /** False when it is not parked. */
    abstract boolean apply(OperatorActions operations, String entry);

    abstract String done();

    @Override
    public Integer call() {
      if (all == !entries.isEmpty())
        throw new CannotStart("name entries as shown by berth parked list, or --all");
      return onDatabase(
          store -> {
            var names =
                all
                    ? store.reads().parked(SHOWN_MAX).stream().map(Store.Parked::entry).toList()
                    : entries;
            int failed = 0;
            for (var name : names) if (!one(store.operations(), name)) failed++;
            return failed == 0 ? 0 : 1;
          });
    }

    private boolean one(OperatorActions operations, String start) {
      var found = operations.parkedLike(start);
      var exact = found.contains(start) ? List.of(start) : found;
      if (exact.size() == 1 && apply(operations, exact.getFirst())) {
        out().println(exact.getFirst() + " " + done());
        return true;
      }
      var why = exact.size() > 1 ? "is the beginning of several entries" : "is not parked";
      err().println(start + " " + why);
      return false;
    }
  }
}
