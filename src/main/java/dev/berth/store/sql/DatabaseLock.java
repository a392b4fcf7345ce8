package dev.berth.store.sql;

import dev.berth.store.Store.Unavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Keeps a second process away from a database file; the system lets go when the process ends. */
final class DatabaseLock implements AutoCloseable {
  private final FileChannel channel;

  private DatabaseLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Of {@code berth.db} it is {@code berth.db.lock}; the folder is made where it is missing. */
  static DatabaseLock of(Path database) {
    var file = database.resolveSibling(database.getFileName() + ".lock");
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    if (Files.exists(folder) && !Files.isDirectory(folder))
      throw new IllegalStateException(folder + " is a file: a folder must be there");
    try {
      Files.createDirectories(folder);
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isTaken(channel)) {
        channel.close();
        throw new AlreadyOpen(database, file);
      }
      return new DatabaseLock(channel);
    } catch (IOException e) {
      throw new Unavailable(
          "cannot make and lock "
              + file
              + why(e)
              + ": Berth must be allowed to write in that folder",
          e);
    }
  }

  private static String why(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null
        ? " (" + f.getReason() + ")"
        : "";
  }

  private static boolean isTaken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new Unavailable("cannot let go of the lock file", e);
    }
  }

  /** Another process has the file. */
  static final class AlreadyOpen extends RuntimeException {
    private static final long serialVersionUID = 1;

    AlreadyOpen(Path database, Path lock) {
      super(
          "another process uses "
              + database
              + " (it holds "
              + lock
              + "). Stop it first, or run several with BERTH_DATABASE=jdbc:postgresql://...");
    }
  }
}
