package dev.berth.reconcile.sim;

import dev.berth.reconcile.TurnRunner;
import dev.berth.reconcile.sim.check.Violation;
import dev.berth.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * One replica's worker. It runs only while it holds the baton, which it gives back between two
 * steps when the dice say so: exactly one runs in a world at any time.
 */
public final class Worker {
  /** After trouble with the database, as the production workers do. */
  private static final Duration TROUBLE = Duration.ofSeconds(5);

  public final String name;
  private final World world;
  private final Thread thread;
  private volatile Optional<TurnRunner> turns = Optional.empty();
  private volatile Thread controller = Thread.currentThread();
  private volatile boolean holdsBaton;
  private volatile boolean stopping;
  private volatile boolean idle;
  private volatile boolean dead;
  private volatile Instant wake = Instant.MIN;
  private volatile Optional<Throwable> bug = Optional.empty();

  Worker(String name, World world) {
    this.name = name;
    this.world = world;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::live);
  }

  void start(TurnRunner what) {
    turns = Optional.of(what);
    thread.start();
  }

  boolean isDead() {
    return dead;
  }

  /** Between two turns, with nothing to do when it last looked. */
  boolean isIdle() {
    return idle;
  }

  Instant wake() {
    return wake;
  }

  /** By the world: on until it gives the baton back. */
  void go() {
    controller = Thread.currentThread();
    holdsBaton = true;
    LockSupport.unpark(thread);
    while (holdsBaton) LockSupport.park();
    if (bug.isPresent()) throw rethrown(bug.get());
  }

  private static Error rethrown(Throwable t) {
    if (t instanceof Violation v) return v;
    var v = new Violation("a turn threw " + t);
    v.initCause(t);
    return v;
  }

  void stop() {
    if (dead) return;
    stopping = true;
    go();
  }

  private void live() {
    try {
      await();
      while (true) turn();
    } catch (Crash e) {
      world.trace().add("CRASH %s", name);
    } catch (Throwable t) {
      bug = Optional.of(t);
    } finally {
      dead = true;
      pass();
    }
  }

  private void turn() {
    try {
      if (turns.orElseThrow().one()) return;
      idle = true;
      give(Instant.MIN);
      idle = false;
    } catch (Store.Unavailable e) {
      give(world.clock().instant().plus(TROUBLE));
    }
  }

  private void await() {
    while (!holdsBaton) LockSupport.park();
    if (stopping) throw new Crash();
  }

  private void pass() {
    var to = controller;
    holdsBaton = false;
    LockSupport.unpark(to);
  }

  /** Others may run; this one again from then on. */
  void give(Instant until) {
    wake = until;
    pass();
    await();
  }

  void sleep(Duration time) {
    give(world.clock().instant().plus(time));
  }

  /** Between two steps: time goes on, and what can go wrong may. */
  public void point(String what) {
    world.step();
    world.script().step(what);
    if (!world.stormy()) return;
    var dice = world.dice();
    var weather = world.weather();
    if (dice.chance(weather.crash())) {
      world.trace().add("%s dies %s", name, what);
      throw new Crash();
    }
    if (dice.chance(weather.pause())) {
      var time = dice.seconds(1, 150);
      world.trace().add("%s stands still %s for %s", name, what, time);
      sleep(time);
    } else if (dice.chance(0.3)) give(Instant.MIN);
  }

  /** A call takes its time. */
  public void takes(Duration time) {
    if (world.stormy() && time.isPositive()) sleep(time);
  }
}
