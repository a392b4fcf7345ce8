package dev.berth.cli;

import dev.berth.store.InventoryFinding;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.SubjectKey;
import dev.berth.store.sql.SqlStore;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code berth inventory}: in what the providers' lists and the leases differ. */
@Command(
    name = "inventory",
    description = {
      "Shows in what the providers' own lists and the leases differ, as the server last found it.",
      "Safe beside a running server."
    },
    mixinStandardHelpOptions = true)
final class InventoryCommand extends DatabaseCommand {
  @Option(names = "--now", description = "Have the server look at once.")
  private boolean now;

  @Override
  public Integer call() {
    return onDatabase(now ? this::ask : this::show);
  }

  private int ask(SqlStore store) {
    var why = Message.SyncAgain.INVENTORY;
    store.enqueue(SubjectKey.APP, why + ":" + store.now(), new Message.SyncAgain(why));
    out().println("the server looks now; ./berth inventory shows what it found");
    return 0;
  }

  private int show(SqlStore store) {
    var found =
        store.reads().row(SubjectKey.APP).orElse(null) instanceof Row.AppRow app
            ? app.findings().orElse(List.<InventoryFinding>of())
            : List.<InventoryFinding>of();
    for (var f : found) out().println(f.since() + "  " + f.line());
    out().println(found.isEmpty() ? "nothing differs" : found.size() + " differences");
    return 0;
  }
}
