package dev.berth.cli;

import dev.berth.store.sql.SqlStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code berth resume}: the work goes on although the database is older than the world. */
@Command(
    name = "resume",
    description = "Lets the work go on after a backup was restored. Safe beside a running server.",
    mixinStandardHelpOptions = true)
final class ResumeCommand extends DatabaseCommand {
  @Option(names = "--look", description = "Only show what was found.")
  private boolean look;

  @Override
  public Integer call() {
    return onDatabase(this::resume);
  }

  private int resume(SqlStore store) {
    var found = look ? store.standstill().evidence() : store.operations().resume();
    found.forEach(out()::println);
    if (look) out().println(found.isEmpty() ? "the work goes on" : "the work stands still");
    else
      out()
          .println(
              "the work goes on; what people said before now and this database does not know they"
                  + " have to say again, a release excepted");
    return 0;
  }
}
