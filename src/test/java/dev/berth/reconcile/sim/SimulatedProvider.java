package dev.berth.reconcile.sim;

import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.reconcile.sim.check.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a donor really has: one hall behind all workers' adapters. */
public final class SimulatedProvider {
  private static final Duration INSTALL = Duration.ofSeconds(90);
  private static final Duration LISTED_LATE = Duration.ofMinutes(5);

  final String name;
  public final Map<MachineKey, Box> boxes = new LinkedHashMap<>();
  private final World world;

  /** Machines that somebody was told are ready; one that vanishes unheard of may be made again. */
  private final Set<MachineKey> known = new HashSet<>();

  private int addresses;

  /** A machine there. */
  public static final class Box {
    final MachineKey key;
    final String plan;
    final Instant made;
    final Instant ready;
    final MachineAccess access;
    boolean running = true;

    Box(MachineKey key, String plan, Instant made, String address) {
      this.key = key;
      this.plan = plan;
      this.made = made;
      this.ready = made.plus(INSTALL);
      this.access = new MachineAccess(address, "root", List.of());
    }
  }

  SimulatedProvider(String name, World world) {
    this.name = name;
    this.world = world;
  }

  Provisioner adapter(Worker worker) {
    return new Adapter(worker);
  }

  /** A machine goes by itself. */
  void lose() {
    var keys = List.copyOf(boxes.keySet());
    if (keys.isEmpty()) return;
    var key = world.dice().pick(keys);
    boxes.remove(key);
    world.trace().add("VANISHED %s at %s", key, name);
  }

  private void land(Order.Allocate o) {
    world.trace().add("MADE %s at %s", o.key(), name);
    var key = world.planted().known(o.key());
    if (boxes.containsKey(key) || known.contains(key))
      throw new Violation("machine made twice: " + o.key());
    var address = name + "-" + ++addresses;
    boxes.put(key, new Box(o.key(), o.plan(), world.clock().instant(), address));
    world.watch().made(this, o);
    var same =
        boxes.values().stream()
            .filter(b -> b.plan.equals(o.plan()) && !isBesideItsOlder(b))
            .count();
    var stock = world.ground().setup().program().pool(name).orElseThrow().stock();
    // What a restored database forgot still stands there, as operators were told.
    if (!world.watch().isRestored() && same > stock.getOrDefault(o.plan(), 0))
      throw new Violation(same + " x " + o.plan() + " at " + name);
  }

  private boolean isBesideItsOlder(Box b) {
    return world.watch().isReplacement(b.key)
        && boxes.keySet().stream()
            .anyMatch(
                k ->
                    k.request() == b.key.request()
                        && k.line() == b.key.line()
                        && k.ordinal() == b.key.ordinal()
                        && k.generation() < b.key.generation());
  }

  /** As an adapter without a client token does it: look for the key, then create. */
  private final class Adapter implements Provisioner {
    private final Worker worker;

    Adapter(Worker worker) {
      this.worker = worker;
    }

    @Override
    public Outcome fulfil(Order order) {
      var now = world.clock().instant();
      world.trace().add("%s orders %s", worker.name, order);
      world.watch().asked(order, world.planted().known(order.key()));
      var outcome = fulfil(order, now);
      if (outcome instanceof Outcome.Ready) known.add(world.planted().known(order.key()));
      return outcome;
    }

    private Outcome fulfil(Order order, Instant now) {
      return switch (order) {
        case Order.Allocate o -> allocate(o, now);
        case Order.Poll _,
            Order.Stop _,
            Order.Start _,
            Order.AllowKeys _,
            Order.KeepUntil _,
            Order.DoneByHand _,
            Order.Release _ ->
            other(order, now);
      };
    }

    private Outcome allocate(Order.Allocate o, Instant now) {
      world.watch().ordered(worker, o);
      var dice = world.dice();
      var weather = world.weather();
      if (boxes.containsKey(world.planted().known(o.key()))) return state(o.key());
      if (!world.stormy()) return scripted(o);
      if (dice.chance(weather.refused())) {
        worker.takes(dice.millis(10, 3000));
        var lasting = dice.chance(0.2);
        return new Outcome.Failed("refused", !lasting, now.plus(dice.seconds(5, 60)));
      }
      if (dice.chance(weather.landsLate())) {
        var at = now.plus(dice.millis(100, DEADLINE.toMillis() + 14_000));
        world.agenda().at(at, () -> land(o));
        worker.takes(dice.millis(100, DEADLINE.toMillis()));
        return silence();
      }
      if (world.isSlow()) worker.takes(dice.millis(100, DEADLINE.toMillis() - 1));
      land(o);
      worker.point("after a create");
      return dice.chance(weather.answerLost()) ? silence() : state(o.key());
    }

    private Outcome scripted(Order.Allocate o) {
      var turn = world.script().of(o);
      if (turn.isEmpty()) {
        land(o);
        return state(o.key());
      }
      switch (turn.get().fate()) {
        case LOST -> {}
        case UNANSWERED -> land(o);
        case LATE ->
            world.agenda().at(world.clock().instant().plus(turn.get().after()), () -> land(o));
      }
      return silence();
    }

    private Outcome silence() {
      var again = world.clock().instant().plus(world.dice().seconds(5, 30));
      return new Outcome.Failed("no answer", true, again);
    }

    private Outcome other(Order order, Instant now) {
      var dice = world.dice();
      var weather = world.weather();
      if (world.stormy() && dice.chance(weather.refused()))
        return new Outcome.Failed("refused", true, now.plus(dice.seconds(5, 60)));
      if (world.isSlow()) worker.takes(dice.millis(100, DEADLINE.toMillis() - 1));
      var outcome = act(order);
      worker.point("after " + order.getClass().getSimpleName());
      return world.stormy() && dice.chance(weather.answerLost()) ? silence() : outcome;
    }

    private Outcome act(Order order) {
      var box = boxes.get(world.planted().known(order.key()));
      if (box == null) return new Outcome.Gone();
      return switch (order) {
        case Order.Allocate _,
            Order.Poll _,
            Order.AllowKeys _,
            Order.KeepUntil _,
            Order.DoneByHand _ ->
            state(order.key());
        case Order.Stop _ -> {
          box.running = false;
          yield new Outcome.Stopped();
        }
        case Order.Start _ -> {
          box.running = true;
          yield state(order.key());
        }
        case Order.Release _ -> {
          boxes.remove(world.planted().known(order.key()));
          world.trace().add("RELEASED %s at %s", order.key(), name);
          yield new Outcome.Gone();
        }
      };
    }

    private Outcome state(MachineKey key) {
      var box = boxes.get(world.planted().known(key));
      if (box == null) return new Outcome.Gone();
      if (!box.running) return new Outcome.Stopped();
      if (world.clock().instant().isBefore(box.ready))
        return new Outcome.Pending(world.clock().instant().plusSeconds(20));
      return new Outcome.Ready(box.access);
    }

    @Override
    public Optional<List<FoundMachine>> inventory() {
      worker.point("before an inventory");
      if (world.stormy() && world.dice().chance(world.weather().refused())) return Optional.empty();
      return Optional.of(
          boxes.entrySet().stream()
              .filter(e -> isListed(e.getValue()))
              .map(e -> new FoundMachine(e.getValue().key, e.getValue().plan, e.getValue().made))
              .toList());
    }

    /** A provider's list may lack what it has just made. */
    private boolean isListed(Box box) {
      var young = box.made.plus(LISTED_LATE).isAfter(world.clock().instant());
      return !(world.stormy() && young && world.dice().chance(0.5));
    }

    @Override
    public Optional<Map<String, Integer>> stock() {
      return Optional.empty();
    }
  }
}
