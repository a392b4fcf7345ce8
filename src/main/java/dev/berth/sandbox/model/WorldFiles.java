package dev.berth.sandbox.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The world on disk: one file for what is so, one for each webhook that was answered. Each is
 * written beside its place, forced to the disk and moved there, so that a crash leaves the old or
 * the new one, never half of one. Without a folder nothing is kept.
 */
public final class WorldFiles {
  /** Answered webhooks that are kept; older ones are deleted. */
  public static final int PARCELS_MAX = 500;

  private final Optional<Path> folder;

  public WorldFiles(Optional<Path> folder) {
    this.folder = folder;
    folder.ifPresent(
        f -> {
          try {
            Files.createDirectories(f.resolve("deliveries"));
          } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + f, e);
          }
        });
  }

  public Optional<SandboxWorld> load() {
    Optional<Path> file = folder.map(f -> f.resolve("world.json")).filter(Files::exists);
    return file.map(f -> read(f, SandboxWorld.class));
  }

  void save(SandboxWorld world) {
    folder.ifPresent(f -> write(f.resolve("world.json"), SandboxJson.MAPPER.valueToTree(world)));
  }

  public void save(WebhookDelivery delivery) {
    folder.ifPresent(f -> write(path(f, delivery.id()), SandboxJson.MAPPER.valueToTree(delivery)));
  }

  public void forget(WebhookDelivery delivery) {
    folder.ifPresent(
        f -> {
          try {
            Files.deleteIfExists(path(f, delivery.id()));
          } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete an old delivery in " + f, e);
          }
        });
  }

  /** Answered webhooks, oldest first. */
  public List<WebhookDelivery> parcels() {
    if (folder.isEmpty()) {
      return new ArrayList<>();
    }
    try (Stream<Path> files = Files.list(folder.get().resolve("deliveries"))) {
      List<WebhookDelivery> found = new ArrayList<>();
      files
          .filter(p -> p.toString().endsWith(".json"))
          .sorted()
          .forEach(p -> found.add(read(p, WebhookDelivery.class)));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the deliveries in " + folder.get(), e);
    }
  }

  private static Path path(Path folder, long id) {
    return folder.resolve("deliveries").resolve(id + ".json");
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      return SandboxJson.MAPPER.readValue(file.toFile(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot read " + file + "; move the folder away to start afresh", e);
    }
  }

  private static void write(Path file, JsonNode content) {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            beside,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(SandboxJson.bytes(content));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + beside, e);
    }
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot replace " + file, e);
    }
  }
}
