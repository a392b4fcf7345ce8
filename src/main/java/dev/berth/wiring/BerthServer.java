package dev.berth.wiring;

import dev.berth.forge.ForgeReader;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.reconcile.Workers;
import dev.berth.reconcile.turn.ServedRepositories;
import dev.berth.store.Message;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import dev.berth.watch.TroubleWatch;
import dev.berth.web.HealthEndpoint;
import dev.berth.web.WebServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole server: starts in the order in which its parts need each other, stops in the reverse. */
public final class BerthServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BerthServer.class);

  private final String address;
  private final WebServer web;
  private final Workers workers;
  private final HealthEndpoint health;
  private final Store store;
  private final ForgeReader forge;
  private final ServedRepositories repositories;
  private final TroubleWatch watch;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watch").factory());

  /**
   * @param address where it listens, in words
   */
  BerthServer(Wiring.Parts parts, String address) {
    this.address = address;
    this.web = parts.web();
    this.workers = parts.workers();
    this.health = parts.health();
    this.store = parts.services().store();
    this.forge = parts.services().forge();
    this.repositories = parts.services().repositories();
    this.watch = parts.watch();
  }

  public void start() {
    switch (forge.self()) {
      case Known.Is<Person>(var self) -> log.info("running as {} ({})", self.login(), self.id());
      case Known.Absent<Person>(var why) ->
          throw new CannotStart("GitHub does not accept the identity: " + why);
      case Known.Unknown<Person>(var why, _) ->
          log.warn("GitHub cannot tell who we are: {}; it is asked again", why);
    }
    resolveRepositories();
    store.ensureRow(SubjectKey.APP);
    store.ensureRow(SubjectKey.POOLS);
    // The settings may name more machines than before: who waits is looked at now.
    store.enqueue(
        SubjectKey.POOLS, "started:" + store.now(), new Message.SyncAgain("the server started"));
    // The door is open before the first turn writes: GitHub tells us of our own writes too.
    listen();
    workers.start();
    var _ =
        scheduler.scheduleWithFixedDelay(
            watch::look, 0, TroubleWatch.EVERY.toSeconds(), TimeUnit.SECONDS);
    log.info("ready on port {}", web.port());
  }

  private void listen() {
    try {
      web.start();
    } catch (WebServer.CannotListen e) {
      throw new CannotStart("cannot listen at " + address + ": " + e.getMessage());
    }
  }

  /** A forge that is down at the start keeps nobody from starting: the watch asks again. */
  private void resolveRepositories() {
    repositories.resolve(forge);
    for (var r : repositories.known()) store.ensureRow(SubjectKey.repository(r.id()));
  }

  /**
   * Told to end, the process closes the server before anything else.
   *
   * @param then what ends after it
   * @return is open when all has ended
   */
  public CountDownLatch stopsWithTheProcess(Runnable then) {
    var stopped = new CountDownLatch(1);
    Runnable stop =
        () -> {
          close();
          then.run();
          stopped.countDown();
        };
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "shutdown"));
    return stopped;
  }

  public int port() {
    return web.port();
  }

  /** Not ready any more, no new turns, running ones end, open webhooks are answered. */
  @Override
  public void close() {
    health.leave();
    scheduler.shutdownNow();
    workers.close();
    web.close();
    store.close();
    log.info("stopped");
  }
}
