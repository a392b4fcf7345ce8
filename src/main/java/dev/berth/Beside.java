package dev.berth;

import dev.berth.config.Environment;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import dev.berth.store.sql.SqlStore;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Option;

/** The database of a server, for an operator's command that runs beside it. */
final class Beside {
  @Option(
      names = "--database",
      paramLabel = "URL",
      description = "Instead of BERTH_DATABASE, which the server uses too.")
  private Optional<String> url = Optional.empty();

  static Environment environment() {
    return Environment.read(name -> Optional.ofNullable(System.getenv(name)));
  }

  /** Does something with the database. */
  int with(ToIntFunction<SqlStore> deed) {
    var database = url.orElseGet(() -> environment().database());
    try (var store = SqlStore.beside(database, InstantSource.system())) {
      return deed.applyAsInt(store);
    } catch (IllegalStateException | IllegalArgumentException | Store.Unavailable e) {
      throw new CannotStart(
          "BERTH_DATABASE cannot be used: " + e.getMessage() + " (" + shown(database) + ")");
    }
  }

  /** Without the password that may stand behind it. */
  private static String shown(String database) {
    return database.replaceFirst("\\?.*", "");
  }

  /** {@code acme/cluster#12}; by number where the name is not known. */
  static String name(Store store, SubjectKey key) {
    if (key.equals(SubjectKey.APP)) return "the app";
    if (key.equals(SubjectKey.POOLS)) return "the pools";
    var repository =
        store.reads().row(SubjectKey.repository(key.repository())).orElse(null)
                instanceof Row.OfRepository r
            ? r.repository().name()
            : "repository " + key.repository();
    return key.isRepository() ? repository : repository + "#" + key.number();
  }
}
