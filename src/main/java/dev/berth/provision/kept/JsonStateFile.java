package dev.berth.provision.kept;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * State of an adapter in a file of JSON, read and replaced at every use under a lock of the file
 * system: so it survives kill -9, and several processes on one machine may share it.
 *
 * @param <T> the form of the file, a record
 */
public final class JsonStateFile<T> {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  /** A file lock keeps other processes out, and throws when this process asks twice. */
  private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

  private final Path file;
  private final Path next;
  private final Path lock;
  private final Class<T> form;
  private final T empty;

  /** What is to be kept, and what the caller gets once it is. */
  public record Replaced<T, A>(T next, A answer) {}

  /**
   * Makes the folder when it is missing, and reads the file once.
   *
   * @param name of the file, without its ending
   * @param empty what holds while there is no file
   * @throws IOException when the folder cannot be made or the file cannot be read
   */
  public JsonStateFile(Path folder, String name, Class<T> form, T empty) throws IOException {
    Files.createDirectories(folder);
    this.file = folder.resolve(name + ".json");
    this.next = folder.resolve(name + ".json.next");
    this.lock = folder.resolve(name + ".lock");
    this.form = form;
    this.empty = empty;
    parse(bytes());
  }

  /**
   * Runs the work on what is kept, and keeps what it gives back. A file that would not change is
   * not written.
   */
  public <A> A with(Function<T, Replaced<T, A>> work) throws IOException {
    IN_THIS_PROCESS.lock();
    try {
      return locked(work);
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private <A> A locked(Function<T, Replaced<T, A>> work) throws IOException {
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      byte[] before = bytes();
      Replaced<T, A> kept = work.apply(parse(before));
      byte[] after = JSON.writeValueAsBytes(kept.next());
      if (held.isValid() && !Arrays.equals(before, after)) {
        replace(after);
      }
      return kept.answer();
    }
  }

  private byte[] bytes() throws IOException {
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  private T parse(byte[] text) throws IOException {
    if (text.length == 0) {
      return empty;
    }
    try {
      return JSON.readValue(text, form);
    } catch (IOException e) {
      throw new IOException(
          "Cannot read " + file + ". Repair it, or move it away to start with nothing.", e);
    }
  }

  /** Written beside and moved over, so that a reader sees the old text or the new one. */
  private void replace(byte[] text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(text);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
