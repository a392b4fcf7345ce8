package dev.berth.sandbox.model;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one place where the world is read and changed: one at a time, saved after every change, and
 * only then are the webhooks of that change handed to the sender.
 */
public final class WorldStore {
  /** Where GitHub Enterprise Server has its REST interface. */
  public static final String API_PATH = "/api/v3";

  private final SandboxWorld world;
  private final WorldFiles files;
  private final InstantSource clock;
  private final List<WebhookDelivery> fresh = new ArrayList<>();
  private volatile String base = "http://127.0.0.1";
  private volatile long revision;
  private volatile Consumer<WebhookDelivery> sender = p -> {};

  public WorldStore(SandboxWorld world, WorldFiles files, InstantSource clock) {
    this.world = world;
    this.files = files;
    this.clock = clock;
  }

  public void open(String address, Consumer<WebhookDelivery> to) {
    base = address;
    sender = to;
  }

  public SandboxWorld world() {
    return world;
  }

  public WorldFiles snapshot() {
    return files;
  }

  /** The address of the pages, without a slash at the end. */
  public String pagesAddress() {
    return base;
  }

  /** The address of the REST interface, where GitHub Enterprise Server has it. */
  public String apiAddress() {
    return base + API_PATH;
  }

  /** Now, to the second, as GitHub's instants are. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Counts the changes made since the start. */
  public long revision() {
    return revision;
  }

  public synchronized <T> T read(Supplier<T> work) {
    return work.get();
  }

  /** An act that is refused half way leaves what it did, saved and told like any other change. */
  public synchronized <T> T change(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      revision++;
      files.save(world);
      fresh.forEach(sender);
      fresh.clear();
    }
  }

  public void change(Runnable work) {
    boolean done =
        change(
            () -> {
              work.run();
              return true;
            });
    assert done;
  }

  /** To be sent when the change that is being made has been saved. */
  public void queue(WebhookDelivery delivery) {
    world.pending.add(delivery);
    fresh.add(delivery);
  }
}
