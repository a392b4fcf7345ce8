package dev.berth.provision.simulator;

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
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The hall in a file of JSON, read and replaced at every call under a lock of the file system: so
 * it survives kill -9, and several processes on one machine may share it, as replicas share a
 * provider.
 */
final class HallFile implements HallKeeper {
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

  private record Form(
      long serial, long calls, Map<String, Machine> machines, Map<String, Integer> made) {}

  /** The folder is made when it is missing. */
  HallFile(Path folder) throws IOException {
    Files.createDirectories(folder);
    file = folder.resolve("simulator.json");
    next = folder.resolve("simulator.json.next");
    lock = folder.resolve("simulator.lock");
    parse(bytes());
  }

  @Override
  public <T> T with(Function<Hall, T> work) throws IOException {
    IN_THIS_PROCESS.lock();
    try {
      return locked(work);
    } finally {
      IN_THIS_PROCESS.unlock();
    }
  }

  private <T> T locked(Function<Hall, T> work) throws IOException {
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      byte[] before = bytes();
      Hall hall = parse(before);
      T answer = work.apply(hall);
      byte[] after = JSON.writeValueAsBytes(form(hall));
      if (held.isValid() && !Arrays.equals(before, after)) {
        replace(after);
      }
      return answer;
    }
  }

  private static Form form(Hall hall) {
    return new Form(hall.serial(), hall.calls(), hall.machines(), hall.made());
  }

  private byte[] bytes() throws IOException {
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  private Hall parse(byte[] text) throws IOException {
    if (text.length == 0) {
      return Hall.empty();
    }
    try {
      Form form = JSON.readValue(text, Form.class);
      return new Hall(form.serial(), form.calls(), form.machines(), form.made());
    } catch (IOException e) {
      throw new IOException(
          "Cannot read the simulated provider's machines in "
              + file
              + ". Move the file away to start with none.",
          e);
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
