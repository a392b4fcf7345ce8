package dev.berth.store.sql;

import dev.berth.store.Store.Unavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteException;

/** Why a database cannot be opened, in one sentence with what to do about it. */
final class OpenFailure {
  private OpenFailure() {}

  /** What can be seen of a file before anything is tried with it; empty when nothing is wrong. */
  static Optional<String> ofFile(Path file) {
    if (Files.isDirectory(file)) return Optional.of("is a folder: name a file in it");
    if (!Files.exists(file)) return Optional.empty();
    if (!Files.isReadable(file) || !Files.isWritable(file))
      return Optional.of(
          "may not be read and written by this user: give the file and its folder to "
              + System.getProperty("user.name"));
    return Optional.empty();
  }

  static Unavailable sqlite(Path file, Throwable e) {
    return new Unavailable("the database file " + file + " " + sqlite(e), e);
  }

  private static String sqlite(Throwable e) {
    var cause = cause(e, SQLiteException.class);
    if (cause.isEmpty()) return migration(e);
    return switch (cause.get().getResultCode().name().replaceFirst("(SQLITE_[A-Z]+)_.*", "$1")) {
      case "SQLITE_BUSY", "SQLITE_LOCKED" ->
          "is locked by another program: end it (a backup, or an open sqlite3), and start again";
      case "SQLITE_NOTADB" ->
          "is no SQLite database: name another file, or put the last backup in its place";
      case "SQLITE_CORRUPT" -> "is damaged: put the last backup in its place, and keep this one";
      case "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH" ->
          "may not be written: give the file and its folder to the user who runs Berth";
      case "SQLITE_FULL" -> "cannot grow: the disk is full";
      case "SQLITE_CANTOPEN" ->
          "cannot be opened: look whether its folder is there and may be written";
      default -> "cannot be used: " + firstLine(cause.get());
    };
  }

  static Unavailable postgres(Throwable e) {
    return new Unavailable(postgresSentence(e), e);
  }

  private static String postgresSentence(Throwable e) {
    var cause = cause(e, SQLException.class);
    var state = cause.map(SQLException::getSQLState).orElse("");
    if (firstLine(cause.map(Throwable.class::cast).orElse(e)).startsWith("Unable to parse URL"))
      return "it is no address of PostgreSQL: write jdbc:postgresql://HOST/NAME?user=...";
    if (state == null) return migration(e);
    return switch (state) {
      case "28P01", "28000" ->
          "PostgreSQL does not let us in: look at user and password in BERTH_DATABASE, and at"
              + " pg_hba.conf";
      case "3D000" ->
          "PostgreSQL has no database of that name: make it (createdb), or mend the name";
      case "42501" ->
          "the user may not create tables in the PostgreSQL database: GRANT CREATE ON SCHEMA public"
              + " TO that user, or make the database theirs";
      case "53300" -> "PostgreSQL has no connection left for us: raise max_connections";
      case "57P03" -> "PostgreSQL is starting up or shutting down: try again in a moment";
      case "25006" -> "the PostgreSQL database may only be read: name the primary, not a standby";
      case "08001", "08004", "08006" ->
          "PostgreSQL cannot be reached at the host and port in BERTH_DATABASE: look whether it"
              + " runs there and lets this machine in";
      default ->
          cause
              .map(c -> "PostgreSQL cannot be used: " + firstLine(c))
              .orElseGet(() -> migration(e));
    };
  }

  /** Tables that are not ours, or were changed. */
  private static String migration(Throwable e) {
    var said = firstLine(e).toLowerCase(Locale.ROOT);
    if (e instanceof FlywayException && said.contains("non-empty schema"))
      return "holds tables of another program: name a database that is empty";
    if (e instanceof FlywayException)
      return "has tables that are not as this version made them: use the version that made them, or"
          + " the last backup";
    return "cannot be used: " + firstLine(e);
  }

  private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
    for (Throwable t = e; t != null; t = t.getCause())
      if (type.isInstance(t)) return Optional.of(type.cast(t));
    return Optional.empty();
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
