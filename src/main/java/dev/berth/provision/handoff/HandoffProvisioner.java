package dev.berth.provision.handoff;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.kept.JsonStateFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A person with a console as a provider: orders become tasks, and the person says when they are
 * done. The tasks are in one file, so all replicas that serve such a pool must share its folder.
 */
public final class HandoffProvisioner implements Provisioner {
  static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  /** More open tasks than this nobody works off by hand. */
  static final int TASKS_MAX = 1_000;

  private final HandoffSettings settings;
  private final JsonStateFile<Tasks> file;
  private final InstantSource clock;

  private record Tasks(Map<String, HandoffTask> tasks) {
    Optional<HandoffTask> find(MachineKey key) {
      return Optional.ofNullable(tasks.get(key.text()));
    }

    Tasks with(HandoffTask task) {
      Map<String, HandoffTask> next = new LinkedHashMap<>(tasks);
      next.put(task.key().text(), task);
      return new Tasks(next);
    }

    Tasks without(MachineKey key) {
      Map<String, HandoffTask> next = new LinkedHashMap<>(tasks);
      next.remove(key.text());
      return new Tasks(next);
    }
  }

  /**
   * @throws IOException when the folder cannot be made or {@code handoff.json} cannot be read
   */
  public HandoffProvisioner(HandoffSettings settings, Path folder, InstantSource clock)
      throws IOException {
    this.settings = settings;
    this.file = new JsonStateFile<>(folder, "handoff", Tasks.class, new Tasks(Map.of()));
    this.clock = clock;
  }

  @Override
  public Outcome fulfil(Order order) {
    return outcome(
        tasks ->
            switch (order) {
              case Order.Allocate allocate -> make(tasks, allocate);
              case Order.Release(MachineKey key) -> asked(tasks, key, HandoffTask::toDelete);
              case Order.Poll(MachineKey key) -> asked(tasks, key, Function.identity());
              case Order.DoneByHand(MachineKey key, Optional<MachineAccess> made) ->
                  made.map(how -> asked(tasks, key, task -> task.made(how)))
                      .orElseGet(() -> deleted(tasks, key));
              case Order.Stop(MachineKey key) -> unsupported(tasks, key, "switch machines off");
              case Order.Start(MachineKey key) -> unsupported(tasks, key, "switch machines on");
              case Order.KeepUntil(MachineKey key, Instant _, Optional<Instant> _) ->
                  unsupported(tasks, key, "end machines by itself");
              case Order.AllowKeys(MachineKey key, List<String> _) ->
                  unsupported(tasks, key, "change who may log in");
            });
  }

  /** What people have to do, the oldest first; empty = cannot tell. */
  public Optional<List<HandoffTask>> open() {
    return look(
        tasks ->
            tasks.values().stream().filter(t -> t.todo() != HandoffTask.Todo.NOTHING).toList());
  }

  private JsonStateFile.Replaced<Tasks, Outcome> make(Tasks tasks, Order.Allocate order) {
    if (tasks.find(order.key()).isPresent()) {
      return asked(tasks, order.key(), Function.identity());
    }
    if (tasks.tasks().size() >= TASKS_MAX) {
      return new JsonStateFile.Replaced<>(
          tasks,
          new Outcome.Failed("Too many machines are worked by hand already.", true, again()));
    }
    HandoffTask task = HandoffTask.of(order, clock.instant());
    return new JsonStateFile.Replaced<>(tasks.with(task), outcome(task));
  }

  private static JsonStateFile.Replaced<Tasks, Outcome> deleted(Tasks tasks, MachineKey key) {
    return new JsonStateFile.Replaced<>(tasks.without(key), new Outcome.Gone());
  }

  private JsonStateFile.Replaced<Tasks, Outcome> asked(
      Tasks tasks, MachineKey key, Function<HandoffTask, HandoffTask> change) {
    return tasks
        .find(key)
        .map(change)
        .map(task -> new JsonStateFile.Replaced<>(tasks.with(task), outcome(task)))
        .orElseGet(() -> new JsonStateFile.Replaced<>(tasks, new Outcome.Gone()));
  }

  private static JsonStateFile.Replaced<Tasks, Outcome> unsupported(
      Tasks tasks, MachineKey key, String what) {
    Outcome outcome =
        tasks.find(key).isPresent()
            ? new Outcome.Unsupported("This pool is worked by hand and does not " + what + ".")
            : new Outcome.Gone();
    return new JsonStateFile.Replaced<>(tasks, outcome);
  }

  private Outcome outcome(HandoffTask task) {
    return switch (task.todo()) {
      case MAKE, DELETE -> new Outcome.Pending(again(), true);
      case NOTHING ->
          task.access()
              .<Outcome>map(Outcome.Ready::new)
              .orElseGet(() -> new Outcome.Pending(again(), true));
    };
  }

  private Instant again() {
    return clock.instant().plus(settings.look());
  }

  private Outcome outcome(Function<Tasks, JsonStateFile.Replaced<Tasks, Outcome>> work) {
    try {
      return file.with(work);
    } catch (IOException e) {
      return new Outcome.Failed(
          "The list of tasks cannot be kept.", true, clock.instant().plus(TRY_AGAIN));
    }
  }

  @Override
  public Optional<List<FoundMachine>> inventory() {
    return look(
        tasks ->
            tasks.values().stream()
                .map(
                    task ->
                        new FoundMachine(task.key(), task.plan(), task.wanted())
                            .reachedBy(task.access()))
                .toList());
  }

  /** Nobody counts: the program's own figures hold. */
  @Override
  public Optional<Map<String, Integer>> stock() {
    return Optional.empty();
  }

  private <T> Optional<T> look(Function<Map<String, HandoffTask>, T> look) {
    try {
      return Optional.of(
          file.with(tasks -> new JsonStateFile.Replaced<>(tasks, look.apply(tasks.tasks()))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
