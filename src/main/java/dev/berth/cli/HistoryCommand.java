package dev.berth.cli;

import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import dev.berth.store.sql.SqlStore;
import picocli.CommandLine.Command;

/** {@code berth history}: whether what was written down is still what it was. */
@Command(
    name = "history",
    description = "Work on the histories of requests.",
    mixinStandardHelpOptions = true,
    subcommands = HistoryCommand.Check.class)
final class HistoryCommand {
  private static final int PAGE = 500;

  private HistoryCommand() {}

  /** {@code berth history check}: as the server does once a day, at once, with the broken lines. */
  @Command(
      name = "check",
      description = "Hold all histories against their own hashes. Safe beside a running server.",
      mixinStandardHelpOptions = true)
  static final class Check extends DatabaseCommand {
    @Override
    public Integer call() {
      return onDatabase(this::check);
    }

    private int check(SqlStore store) {
      long after = 0;
      long broken = 0;
      var digest = "";
      while (true) {
        var page = store.reads().checkHistories(after, PAGE, digest);
        for (long row : page.broken()) out().println(brokenLine(store, row));
        broken += page.broken().size();
        digest = page.digest();
        if (page.last().isEmpty()) break;
        after = page.last().get();
      }
      out()
          .println(
              broken == 0 ? "all histories are whole" : "histories that are broken: " + broken);
      out().println("their ends together: " + digest);
      return broken == 0 ? 0 : 1;
    }

    private static String brokenLine(SqlStore store, long row) {
      var line = store.operations().brokenHistory(row).map(n -> ", from line " + n).orElse("");
      return "row " + row + " (" + name(store, row) + ") is not what was written" + line;
    }

    private static String name(Store store, long row) {
      return switch (store.reads().row(row).orElseGet(Row.NewRow::new)) {
        case Row.IssueRow r -> r.ref().toString();
        case Row.RepositoryRow r -> r.repository().name();
        case Row.AppRow _ -> DatabaseCommand.name(store, SubjectKey.APP);
        case Row.PoolsRow _ -> DatabaseCommand.name(store, SubjectKey.POOLS);
        case Row.NewRow _ -> "never looked at";
      };
    }
  }
}
