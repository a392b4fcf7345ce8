package dev.berth.cli;

import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import dev.berth.store.sql.SqlStore;
import dev.berth.wiring.CannotStart;
import dev.berth.wiring.Wiring;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;

/** A command of operators on the database of a server, which may be running beside it. */
abstract class DatabaseCommand extends Subcommand {
  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "Instead of BERTH_DATABASE, which the server uses too.")
  private Optional<String> url = Optional.empty();

  /** Does something with the database; answers the exit status. */
  final int onDatabase(ToIntFunction<SqlStore> work) {
    var database = url.orElseGet(() -> Wiring.environment().database());
    try (var store = SqlStore.beside(database, clock())) {
      return work.applyAsInt(store);
    } catch (IllegalStateException | IllegalArgumentException | Store.Unavailable e) {
      // Without the password that may stand behind the address.
      var shown = database.replaceFirst("\\?.*", "");
      throw new CannotStart(
          "BERTH_DATABASE cannot be used: " + e.getMessage() + " (" + shown + ")");
    }
  }

  /** {@code acme/cluster#12}; by number where the name is not known. */
  static String name(Store store, SubjectKey key) {
    if (key.equals(SubjectKey.APP)) return "the app";
    if (key.equals(SubjectKey.POOLS)) return "the pools";
    var repository =
        store.reads().row(SubjectKey.repository(key.repository())).orElse(null)
                instanceof Row.RepositoryRow r
            ? r.repository().name()
            : "repository " + key.repository();
    return key.isRepository() ? repository : repository + "#" + key.number();
  }
}
