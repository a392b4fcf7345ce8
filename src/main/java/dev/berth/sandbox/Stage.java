package dev.berth.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one place where the world is read and changed: one at a time, saved after every change, and
 * only then are the webhooks of that change handed to the courier.
 */
final class Stage {
  /** Where GitHub Enterprise Server has its REST interface. */
  static final String API_PATH = "/api/v3";

  private final World world;
  private final Snapshot snapshot;
  private final InstantSource clock;
  private final List<Parcel> fresh = new ArrayList<>();
  private volatile String base = "http://127.0.0.1";
  private volatile long revision;
  private volatile Consumer<Parcel> courier = p -> {};

  Stage(World world, Snapshot snapshot, InstantSource clock) {
    this.world = world;
    this.snapshot = snapshot;
    this.clock = clock;
  }

  void open(String address, Consumer<Parcel> to) {
    base = address;
    courier = to;
  }

  World world() {
    return world;
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** The address of the pages, without a slash at the end. */
  String html() {
    return base;
  }

  /** The address of the REST interface, where GitHub Enterprise Server has it. */
  String api() {
    return base + API_PATH;
  }

  /** Now, to the second, as GitHub's instants are. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Counts the changes made since the start. */
  long revision() {
    return revision;
  }

  synchronized <T> T read(Supplier<T> work) {
    return work.get();
  }

  /** A deed that is refused half way leaves what it did, saved and told like any other change. */
  synchronized <T> T change(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      revision++;
      snapshot.save(world);
      fresh.forEach(courier);
      fresh.clear();
    }
  }

  void change(Runnable work) {
    boolean done =
        change(
            () -> {
              work.run();
              return true;
            });
    assert done;
  }

  /** To be sent when the change that is being made has been saved. */
  void post(Parcel parcel) {
    world.pending.add(parcel);
    fresh.add(parcel);
  }
}
