package dev.berth.kill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.Eventually;
import dev.berth.endtoend.EndToEnd;
import dev.berth.provision.simulator.SimulatorProvisioner;
import dev.berth.provision.state.AdapterState;
import dev.berth.sandbox.ApiFault;
import dev.berth.sandbox.SandboxGitHub;
import dev.berth.sandbox.SeenDelivery;
import dev.berth.sandbox.SeenRequest;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.store.sql.SqlStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Real processes, killed at moments that a seed picks: by the clock, or in the middle of a write to
 * the forge, before or after the forge acted. Meanwhile webhooks are lost, doubled and late, and
 * the forge answers with errors or not at all. Then all of that stops.
 */
final class KillRun implements AutoCloseable {
  private static final String SECRET = "a secret for tests";

  /** How many writes to the forge may pass before a process is killed in one. */
  private static final int WRITES_MAX = 3;

  private final Path folder;
  private final String database;
  private final Random dice;
  private final SandboxGitHub github;
  private final List<ServeProcess> fleet = new ArrayList<>();
  private final List<KillStory> stories = new ArrayList<>();
  private final Set<String> acknowledged = new TreeSet<>();
  private final AtomicReference<Trap> trap = new AtomicReference<>();
  private volatile boolean calm;
  int kills;
  int inWrites;

  /** Kills a process when the forge is asked for the n-th write from now. */
  private record Trap(ServeProcess victim, int writes, CountDownLatch sprung) {}

  /**
   * @param database as BERTH_DATABASE; with replicas it must be one that they can share
   */
  KillRun(Path folder, String database, int replicas, long seed) throws Exception {
    this.folder = folder;
    this.database = database;
    this.dice = new Random(seed);
    settings();
    github =
        SandboxGitHub.with(InstantSource.system())
            .repository(EndToEnd.REPOSITORY)
            .person("rio", "Rio", SandboxRole.READ, "requester")
            .person("kim", "Kim", SandboxRole.READ, "second contact")
            .person("mara", "Mara", SandboxRole.MAINTAIN, "maintainer")
            .person("milo", "Milo", SandboxRole.MAINTAIN, "maintainer")
            .machineUser("berth-bot", "bot-token", SandboxRole.WRITE)
            .key("rio", EndToEnd.KEY)
            .requestsPerHour(10_000_000)
            .secondaryLimits()
            .start();
    github.apiFaults(this::fault);
    github.webhookFaults(this::copies);
    for (int i = 0; i < replicas; i++) fleet.add(serve());
    for (var p : fleet) ready(p);
  }

  /** As shipped, with machines enough for everybody, and quick ones. */
  private void settings() throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> all = Files.walk(Path.of("config"))) {
      for (var from : all.filter(Files::isRegularFile).toList()) {
        var to = folder.resolve(from);
        Files.createDirectories(to.getParent());
        Files.writeString(
            to,
            Files.readString(from)
                .replace("install-time: 45s", "install-time: 1s")
                .replace("stop-time: 10s", "stop-time: 1s")
                .replace("release-time: 15s", "release-time: 1s")
                .replaceAll("c3.medium.x86: \\d+", "c3.medium.x86: 800"));
      }
    }
  }

  private ServeProcess serve() throws IOException {
    var env = new HashMap<String, String>();
    env.put("BERTH_PORT", "0");
    env.put("BERTH_DATABASE", database);
    env.put("BERTH_GITHUB_API", github.api().toString());
    env.put("BERTH_GITHUB_TOKEN", github.token("berth-bot"));
    env.put("BERTH_WEBHOOK_SECRET", SECRET);
    env.put("BERTH_REPOSITORIES", EndToEnd.REPOSITORY);
    env.put("BERTH_POLL", "3s");
    return new ServeProcess(folder, env);
  }

  private void ready(ServeProcess p) throws InterruptedException {
    var port = p.port();
    if (port.isEmpty()) throw new AssertionError("it does not start:\n" + p.said());
    aim(port.get());
  }

  private void aim(int port) {
    github.webhooksTo(URI.create("http://127.0.0.1:" + port + "/webhooks/github"), SECRET);
  }

  private boolean chance(int percent) {
    synchronized (dice) {
      return dice.nextInt(100) < percent;
    }
  }

  private int upTo(int bound) {
    synchronized (dice) {
      return dice.nextInt(bound);
    }
  }

  private Optional<ApiFault> fault(SeenRequest asked) {
    if (calm || !asked.isWrite()) return Optional.empty();
    var next =
        trap.updateAndGet(t -> t == null ? null : new Trap(t.victim, t.writes - 1, t.sprung));
    if (next != null && next.writes() == 0) {
      trap.set(null);
      next.victim().kill();
      next.sprung().countDown();
      return chance(50) ? Optional.empty() : Optional.of(new ApiFault.Cut(false));
    }
    if (!chance(12)) return Optional.empty();
    return Optional.of(
        switch (upTo(4)) {
          case 0 -> new ApiFault.Cut(true);
          case 1 -> new ApiFault.Cut(false);
          case 2 -> new ApiFault.ServerError(502, true);
          default -> new ApiFault.ServerError(500, false);
        });
  }

  private List<Duration> copies(SeenDelivery d) {
    if (calm) return List.of(Duration.ZERO);
    if (chance(10)) return List.of();
    if (chance(15)) return List.of(Duration.ZERO, Duration.ofMillis(upTo(3000)));
    return List.of(chance(20) ? Duration.ofMillis(upTo(3000)) : Duration.ZERO);
  }

  /** Rounds of kills; every few of them somebody opens another issue. */
  void rounds(int count, int storiesMost) throws Exception {
    for (int i = 0; i < count; i++) {
      if (stories.size() <= i * storiesMost / count)
        stories.add(new KillStory(github.repository(), i));
      var victim = fleet.get(upTo(fleet.size()));
      var sprung = new CountDownLatch(1);
      var inWrite = chance(60);
      if (inWrite) trap.set(new Trap(victim, 1 + upTo(WRITES_MAX), sprung));
      var within = Duration.ofMillis(inWrite ? 6000 : upTo(4000));
      until(within, () -> sprung.getCount() == 0);
      trap.set(null);
      if (sprung.getCount() == 0) inWrites++;
      else victim.kill();
      kills++;
      replace(victim);
    }
  }

  private void replace(ServeProcess dead) throws Exception {
    dead.waitFor();
    collect();
    fleet.remove(dead);
    var others = fleet.isEmpty() ? Optional.<Integer>empty() : fleet.getFirst().port();
    others.ifPresent(this::aim);
    stories.forEach(KillStory::next);
    var fresh = serve();
    fleet.add(fresh);
    // Some do not even live to see the end of their start.
    if (chance(10)) {
      until(Duration.ofMillis(upTo(3000)), () -> false);
      fresh.kill();
      kills++;
      fresh.waitFor();
      fleet.remove(fresh);
      fleet.add(serve());
    }
    ready(fleet.getLast());
  }

  /** Two of the replicas go for good. */
  void loseAllButOne() throws Exception {
    while (fleet.size() > 1) {
      var dead = fleet.remove(upTo(fleet.size()));
      dead.kill();
      dead.waitFor();
      kills++;
    }
    aim(fleet.getFirst().port().orElseThrow());
  }

  /** What was promised so far: the forge never sends it again. */
  private void collect() {
    for (var d : github.deliveries())
      if (d.statusCode() == 202 || d.statusCode() == 200) acknowledged.add(d.guid());
  }

  /** Looks again and again, and lets people act; false when the time is over. */
  private boolean until(Duration within, BooleanSupplier done) {
    return Eventually.within(
        within,
        () -> {
          if (done.getAsBoolean()) return true;
          stories.forEach(KillStory::next);
          return false;
        });
  }

  /** No more faults; returns all that is not as it must be when things had time to settle. */
  List<String> settle() throws Exception {
    calm = true;
    var settled = until(Eventually.AT_MOST, () -> stories.stream().allMatch(KillStory::isOver));
    var problems = new ArrayList<String>();
    stories.forEach(s -> problems.addAll(s.problems()));
    collect();
    for (var p : fleet) {
      p.kill();
      p.waitFor();
    }
    problems.addAll(machines());
    problems.addAll(lost());
    if (!settled || !problems.isEmpty()) problems.add(fleet.getFirst().said());
    return problems;
  }

  private List<String> machines() throws IOException {
    var problems = new ArrayList<String>();
    int there = 0;
    for (var text : simulators()) {
      JsonNode machines = new ObjectMapper().readTree(text);
      there += machines.path("machines").size();
      for (Map.Entry<String, JsonNode> e : machines.path("made").properties())
        if (e.getValue().asInt() != 1) problems.add(e.getKey() + " was made " + e.getValue());
    }
    int wanted = stories.stream().mapToInt(KillStory::machines).sum();
    if (there != wanted) problems.add(there + " machines, not " + wanted);
    return problems;
  }

  /** What the simulated provider holds, as the replicas share it. */
  private List<String> simulators() throws IOException {
    var store = SqlStore.open(database, InstantSource.system(), "the test", (_, _) -> {});
    try {
      var found = store.adapterState("simulator").find(SimulatorProvisioner.STATE_KEY);
      return found.map(AdapterState.Entry::json).stream().toList();
    } finally {
      store.close();
    }
  }

  private List<String> lost() {
    var store = SqlStore.open(database, InstantSource.system(), "the test", (_, _) -> {});
    try {
      var lost = new ArrayList<>(acknowledged);
      lost.removeAll(store.seen(List.copyOf(acknowledged)));
      // Answered, but not for us to keep.
      github.deliveries().stream().filter(d -> !isKept(d)).forEach(d -> lost.remove(d.guid()));
      var parked = store.reads().parked(10).stream().map(p -> "parked: " + p).toList();
      return Stream.concat(lost.stream().map(d -> "lost: " + d), parked.stream()).toList();
    } finally {
      store.close();
    }
  }

  private static boolean isKept(SeenDelivery d) {
    return Set.of("issues", "issue_comment").contains(d.event());
  }

  String figures() {
    int comments = stories.stream().mapToInt(KillStory::comments).sum();
    return "%d kills (%d in a write), %d requests, %d comments, %d acknowledged deliveries"
        .formatted(kills, inWrites, stories.size(), comments, acknowledged.size());
  }

  @Override
  public void close() {
    fleet.forEach(ServeProcess::kill);
    github.close();
  }
}
