package dev.berth.reconcile.sim;

import dev.berth.access.AgeEncryption;
import dev.berth.facts.LookupBudget;
import dev.berth.forge.Incoming;
import dev.berth.forge.Role;
import dev.berth.observe.Metrics;
import dev.berth.observe.Troubles;
import dev.berth.provision.Provisioner;
import dev.berth.reading.VersionKey;
import dev.berth.reconcile.TurnRunner;
import dev.berth.reconcile.sim.check.StepWatch;
import dev.berth.reconcile.sim.check.Trace;
import dev.berth.reconcile.sim.check.Violation;
import dev.berth.reconcile.sim.check.WatchedStore;
import dev.berth.reconcile.sim.forge.SimulatedForge;
import dev.berth.reconcile.sim.forge.SimulatedGitHub;
import dev.berth.reconcile.sim.forge.WebhookPipe;
import dev.berth.reconcile.turn.ProviderRegistry;
import dev.berth.reconcile.turn.ServedRepositories;
import dev.berth.reconcile.turn.TextContexts;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Message;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import dev.berth.store.sql.NextDue;
import dev.berth.view.MarkerKey;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One simulated world: everything in it happens in an order that the seed alone decides. */
public final class World implements AutoCloseable {
  private static final Metrics NO_METRICS = new Metrics(new CompositeMeterRegistry());
  private static final Duration TICK = Duration.ofMillis(1);
  private static final long STEPS_MAX = 5_000_000;

  private final SimulatedProgram ground;
  private final SeededChance dice;
  private final FaultRates weather;
  private final SimClock clock = new SimClock();
  private final EventSchedule agenda = new EventSchedule();
  private final Trace trace = new Trace(clock);
  private final ScriptedFaults script = new ScriptedFaults();
  private final WorldDatabase base;
  private final Store door;
  private final SimulatedGitHub hub;
  private final WebhookPipe pipe;
  private final Map<String, SimulatedProvider> halls = new LinkedHashMap<>();
  private final StepWatch watch;
  private final TurnServices services;
  private final List<Worker> workers = new ArrayList<>();
  private final PlantedBug planted;
  private final Duration poll;
  private final int pageSize;
  private int incarnations;
  private boolean stormy = true;
  private boolean down;
  private Instant silentUntil = Instant.MIN;
  private long steps;

  World(long seed, WorldDatabase.Kind kind, PlantedBug planted) {
    this(new SeededChance(seed), kind, planted);
  }

  /** A world on a ground of its own, where nothing goes wrong until it rages. */
  World(SimulatedProgram ground, SeededChance dice, FaultRates weather) {
    this(ground, dice, weather, PlantedBug.NONE);
  }

  /** The same with a mistake planted. */
  World(SimulatedProgram ground, SeededChance dice, FaultRates weather, PlantedBug planted) {
    this(ground, dice, weather, WorldDatabase::inMemory, planted);
    stormy = false;
    until(clock.instant().plusSeconds(5));
  }

  /** A world for a test's own story: nothing goes wrong but what the script says. */
  static World calm() {
    var dice = new SeededChance(1);
    var world = new World(SimulatedProgram.BUSY, dice, FaultRates.calm(true));
    world.hub.role(SimulatedPeople.DAVE, Role.MAINTAIN);
    world.hub.role(SimulatedPeople.TOM, Role.TRIAGE);
    return world;
  }

  private World(SeededChance dice, WorldDatabase.Kind kind, PlantedBug planted) {
    this(SimulatedProgram.BUSY, dice, FaultRates.of(dice), kind, planted);
  }

  private World(
      SimulatedProgram ground,
      SeededChance dice,
      FaultRates weather,
      WorldDatabase.Kind kind,
      PlantedBug planted) {
    this.planted = planted;
    this.ground = ground;
    this.dice = dice;
    this.weather = weather;
    this.base = kind.apply(clock);
    this.door = base.open("door");
    this.pipe = new WebhookPipe(this);
    this.hub = new SimulatedGitHub(clock, pipe, trace, weather.isApp());
    for (var name : List.of("east", "west")) halls.put(name, new SimulatedProvider(name, this));
    this.poll = dice.of(Duration.ofMinutes(15), Duration.ofMinutes(45), Duration.ofMinutes(90));
    this.pageSize = dice.between(2, 6);
    this.watch = new StepWatch(this, door);
    this.services = services(door, new Worker("nobody", this));
    door.ensureRow(SubjectKey.APP);
    door.ensureRow(SubjectKey.POOLS);
    door.ensureRow(SubjectKey.repository(SimulatedGitHub.REPOSITORY.id()));
    for (int i = 0; i < weather.workers(); i++) hire();
  }

  private void hire() {
    var worker = new Worker("worker-" + ++incarnations, this);
    var store = new WatchedStore(base.open(worker.name), this, worker);
    worker.start(new TurnRunner(services(store, worker)));
    workers.add(worker);
  }

  /** One for all: a storm and its calm twin name versions alike. */
  private static final VersionKey VERSION_KEY = new VersionKey("of a simulated world");

  static final MarkerKey MARKERS = new MarkerKey("of a simulated world", Instant.EPOCH);

  private TurnServices services(Store store, Worker worker) {
    var providers = new LinkedHashMap<String, Provisioner>();
    halls.forEach((name, hall) -> providers.put(name, hall.adapter(worker)));
    var repositories = new ServedRepositories(List.of(SimulatedGitHub.REPOSITORY.name()));
    if (!repositories.allows(SimulatedGitHub.REPOSITORY))
      throw new IllegalStateException("not allowed");
    var forge = new SimulatedForge(this, worker);
    return new TurnServices(
        store,
        forge,
        forge,
        pipe,
        repositories,
        ground.programs(),
        new ProviderRegistry(providers),
        new TextContexts(store, Optional.empty(), URI.create("https://github.com")),
        SimulatedProgram.WORDS,
        new AgeEncryption(new SecureRandom()),
        () -> VERSION_KEY,
        MARKERS,
        new LookupBudget(),
        NO_METRICS,
        new Troubles(NO_METRICS, clock),
        clock::nanos,
        new TurnServices.Settings(poll, false, Optional.empty()));
  }

  /** Time passes. */
  void passes(Duration time) {
    until(clock.instant().plus(time));
  }

  // What its parts use.

  public SimulatedProgram ground() {
    return ground;
  }

  public SeededChance dice() {
    return dice;
  }

  public FaultRates weather() {
    return weather;
  }

  public SimClock clock() {
    return clock;
  }

  public EventSchedule agenda() {
    return agenda;
  }

  public Trace trace() {
    return trace;
  }

  public SimulatedGitHub hub() {
    return hub;
  }

  public StepWatch watch() {
    return watch;
  }

  public TurnServices services() {
    return services;
  }

  public Map<String, SimulatedProvider> halls() {
    return halls;
  }

  /** The mistake that is to be found, if any is. */
  public PlantedBug planted() {
    return planted;
  }

  public Store door() {
    return door;
  }

  public int pageSize() {
    return pageSize;
  }

  /** Two runs of a seed have the same. */
  long hash() {
    return java.util.Objects.hash(
        steps,
        clock.instant(),
        trace.hash(),
        hub.issues.values().stream().map(i -> i.made).toList());
  }

  long steps() {
    return steps;
  }

  /** Whether faults happen. */
  public boolean stormy() {
    return stormy;
  }

  public boolean isDown() {
    return noted(down);
  }

  public boolean isBlind() {
    return noted(down || (stormy && dice.chance(weather.blind())));
  }

  public boolean isSlow() {
    return stormy && dice.chance(weather.slow());
  }

  void step() {
    clock.forward(TICK);
    if (++steps > STEPS_MAX) throw new Violation("it never ends");
  }

  /** The forge's webhook with a good signature; with a bad one it never comes this far. */
  public void door(String guid, SubjectKey subject, Incoming what) {
    var heard =
        what instanceof Incoming.CommentCreated c
            ? new Incoming.CommentCreated(
                c.sender(), c.issue(), planted.heard(this, c.issue(), c.comment()), c.found())
            : what;
    if (!door.accept(guid, subject, heard)) return;
    watch.entered(subject, "delivery:" + guid, new Message.ForgeEvent(heard));
  }

  public void standby(SubjectKey key) {
    if (!stormy || !dice.chance(weather.standby())) return;
    trace.add("STANDBY without the last claim of %s", key);
    base.standby(key);
    watch.freed(key);
  }

  /** All rows have had their first turn, with nothing going wrong. */
  void begin() {
    stormy = false;
    until(clock.instant().plusSeconds(5));
    stormy = true;
  }

  /** People do what they do while everything goes wrong. */
  void storm(Duration length) {
    var end = crowded(new SimulatedPeople(this), length);
    outages(end);
    until(end);
    stormy = false;
    down = false;
    trace.add("THE STORM IS OVER");
  }

  /** People do what they do, for so long from now on; returns until when. */
  Instant crowded(SimulatedPeople crowd, Duration length) {
    var end = clock.instant().plus(length);
    agenda.at(clock.instant().plusSeconds(20), () -> crowd(crowd, end));
    return end;
  }

  /** Takes a backup; running what it answers restores it, with all workers started anew. */
  Runnable backup() {
    var tables = base.backup();
    var known = watch.backup();
    return () -> {
      trace.add("A BACKUP IS RESTORED");
      int count = workers.size();
      for (var w : workers) w.stop();
      workers.clear();
      tables.run();
      known.run();
      restart(count);
    };
  }

  /** An operator says that the work may go on. */
  void resume() {
    trace.add("RESUMED");
    base.resume();
    watch.resumed();
  }

  /** Everything goes wrong for so long, and then nothing any more. */
  void rage(Duration length) {
    var end = clock.instant().plus(length);
    stormy = true;
    down = dice.chance(weather.outages() / 4);
    until(end);
    stormy = false;
    down = false;
  }

  private void crowd(SimulatedPeople crowd, Instant end) {
    crowd.act();
    if (dice.chance(weather.vanish())) dice.pick(List.copyOf(halls.values())).lose();
    var next = clock.instant().plus(crowd.pause());
    if (next.isBefore(end)) agenda.at(next, () -> crowd(crowd, end));
  }

  private void outages(Instant end) {
    for (int i = 0; i < 3; i++) {
      if (!dice.chance(weather.outages())) continue;
      var from = clock.instant().plus(dice.seconds(0, 80_000));
      var to = from.plus(dice.seconds(60, dice.of(600, 3000, 25_000)));
      if (to.isAfter(end)) continue;
      agenda.at(from, () -> outage(true));
      agenda.at(to, () -> outage(false));
    }
  }

  private boolean noted(boolean silent) {
    if (silent) silentUntil = clock.instant();
    return silent;
  }

  /** When the forge last did not answer: until then a deletion may have waited for it. */
  public Instant silentUntil() {
    return silentUntil;
  }

  public ScriptedFaults script() {
    return script;
  }

  void outage(boolean begins) {
    down = begins;
    trace.add(begins ? "THE FORGE IS DOWN" : "THE FORGE IS BACK");
  }

  /** Time passes. */
  void until(Instant end) {
    while (clock.instant().isBefore(end)) {
      replace();
      var now = clock.instant();
      var due = nextDue();
      var ready = new ArrayList<Worker>();
      for (var w : workers) if (isReady(w, now, due)) ready.add(w);
      boolean event = agenda.isDue(now);
      if (event && (ready.isEmpty() || dice.below(ready.size() + 1) == 0)) agenda.one();
      else if (!ready.isEmpty()) (stormy ? dice.pick(ready) : ready.getFirst()).go();
      else {
        watch.quiet(due);
        forward(end, due);
      }
    }
  }

  private static boolean isReady(Worker w, Instant now, Instant due) {
    return w.isIdle() ? !due.isAfter(now) : !w.wake().isAfter(now);
  }

  private Instant nextDue() {
    return workers.stream().anyMatch(Worker::isIdle) ? NextDue.of(door) : Store.NEVER;
  }

  private void forward(Instant end, Instant due) {
    var next = due.isBefore(end) ? due : end;
    var event = agenda.next().orElse(end);
    if (event.isBefore(next)) next = event;
    for (var w : workers) if (!w.isIdle() && w.wake().isBefore(next)) next = w.wake();
    clock.to(next);
  }

  private void replace() {
    var dead = workers.stream().filter(Worker::isDead).toList();
    if (dead.isEmpty()) return;
    if (weather.isOneProcess()) {
      for (var w : workers) w.stop();
      int count = workers.size();
      workers.clear();
      agenda.at(clock.instant().plus(dice.seconds(1, 20)), () -> restart(count));
      return;
    }
    workers.removeAll(dead);
    for (int i = 0; i < dead.size(); i++)
      agenda.at(clock.instant().plus(dice.seconds(1, 90)), this::hire);
  }

  private void restart(int count) {
    trace.add("RESTART");
    base.freeClaims();
    for (int i = 0; i < count; i++) hire();
  }

  /** Whether no worker is in the middle of anything. */
  public boolean isQuiet() {
    return !workers.isEmpty() && workers.stream().allMatch(Worker::isIdle);
  }

  @Override
  public void close() {
    for (var w : workers) w.stop();
    base.close();
  }
}
