package dev.berth.provision.handoff;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.state.AdapterState;
import dev.berth.provision.state.JsonEntries;
import dev.berth.provision.state.JsonEntries.Change;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A person with a console as a provider: orders become tasks, and the person says when they are
 * done. Each task is an entry of the adapter's state, under the key of its machine.
 */
public final class HandoffProvisioner implements Provisioner {
  static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  /** More open tasks than this nobody works off by hand. */
  static final int TASKS_MAX = 1_000;

  private final HandoffSettings settings;
  private final JsonEntries<HandoffTask> tasks;
  private final InstantSource clock;

  public HandoffProvisioner(HandoffSettings settings, AdapterState state, InstantSource clock) {
    this.settings = settings;
    this.tasks = new JsonEntries<>(state, HandoffTask.class);
    this.clock = clock;
  }

  @Override
  public Outcome fulfil(Order order) {
    try {
      return answer(order);
    } catch (IOException e) {
      return new Outcome.Failed(
          "The list of tasks cannot be kept.", true, clock.instant().plus(TRY_AGAIN));
    }
  }

  private Outcome answer(Order order) throws IOException {
    return switch (order) {
      case Order.Allocate allocate -> make(allocate);
      case Order.Release(MachineKey key) -> asked(key, HandoffTask::toDelete);
      case Order.Poll(MachineKey key) -> asked(key, UnaryOperator.identity());
      case Order.DoneByHand(MachineKey key, Optional<MachineAccess> made) ->
          made.isPresent() ? asked(key, t -> t.made(made.get())) : deleted(key);
      case Order.Stop(MachineKey key) -> unsupported(key, "switch machines off");
      case Order.Start(MachineKey key) -> unsupported(key, "switch machines on");
      case Order.KeepUntil(MachineKey key, Instant _, Optional<Instant> _) ->
          unsupported(key, "end machines by itself");
      case Order.AllowKeys(MachineKey key, List<String> _) ->
          unsupported(key, "change who may log in");
    };
  }

  /** What people have to do; empty = cannot tell. */
  public Optional<List<HandoffTask>> open() {
    return look(all -> all.stream().filter(t -> t.todo() != HandoffTask.Todo.NOTHING).toList());
  }

  private Outcome make(Order.Allocate order) throws IOException {
    var key = order.key().text();
    if (tasks.find(key).isEmpty() && tasks.all().size() >= TASKS_MAX)
      return new Outcome.Failed("Too many machines are worked by hand already.", true, again());
    var made = HandoffTask.of(order, clock.instant());
    return tasks.change(
        key,
        found -> {
          var task = found.orElse(made);
          return Change.to(task, outcome(task));
        });
  }

  private Outcome deleted(MachineKey key) throws IOException {
    return tasks.change(
        key.text(), _ -> new Change<>(Optional.empty(), (Outcome) new Outcome.Gone()));
  }

  private Outcome asked(MachineKey key, UnaryOperator<HandoffTask> change) throws IOException {
    return tasks.change(
        key.text(),
        found -> {
          var task = found.map(change);
          return new Change<>(task, task.map(this::outcome).orElseGet(Outcome.Gone::new));
        });
  }

  private Outcome unsupported(MachineKey key, String what) throws IOException {
    return tasks.find(key.text()).isPresent()
        ? new Outcome.Unsupported("This pool is worked by hand and does not " + what + ".")
        : new Outcome.Gone();
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

  @Override
  public Optional<List<FoundMachine>> inventory() {
    return look(all -> all.stream().map(HandoffProvisioner::found).toList());
  }

  private static FoundMachine found(HandoffTask task) {
    return new FoundMachine(task.key(), task.plan(), task.wanted()).reachedBy(task.access());
  }

  /** Nobody counts: the program's own figures hold. */
  @Override
  public Optional<Map<String, Integer>> stock() {
    return Optional.empty();
  }

  private <T> Optional<T> look(Function<List<HandoffTask>, T> look) {
    try {
      return Optional.of(look.apply(tasks.all()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
