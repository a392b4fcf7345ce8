package dev.berth.provision.lxd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.provision.LoginKey;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.Provisioner.SelfCheck;
import dev.berth.provision.cloud.AdapterContext;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What only an LXD can do, or do wrong, on a real one. */
@ResourceLock("lxd")
class LxdProvisionerTest {
  private static final String PROJECT = "lent";
  private static final String OWNER = "berth-of-tests";
  private final LxdServer lxd = LxdServer.shared();

  @BeforeEach
  void start() throws Exception {
    lxd.trust();
    lxd.emptyProject(PROJECT);
  }

  private URI address() {
    return URI.create("https://127.0.0.1:" + lxd.port);
  }

  private Provisioner adapter(String image) throws Exception {
    return adapter(LxdFixtures.settings(lxd, address(), PROJECT, image));
  }

  private static Provisioner adapter(LxdSettings settings) {
    return new LxdProvisioner(settings, new AdapterContext("spare", OWNER, InstantSource.system()));
  }

  /** Over the socket, which needs no certificate. */
  private Provisioner local(String more) {
    var yaml =
        """
        server: "unix://%s"
        project: lent
        %s
        """
            .formatted(lxd.socketFile(), more.indent(0));
    return adapter(LxdFixtures.settings(yaml, lxd));
  }

  private static MachineKey key(int ordinal) {
    return new MachineKey(9, 1, ordinal, 1, Optional.of("abc"));
  }

  private static Order.Allocate order(MachineKey key, String... keys) {
    return new Order.Allocate(
        key,
        "pool",
        "small",
        Optional.of("debian 12"),
        "kelp-" + key.ordinal(),
        "example/kelp",
        Optional.of("https://forge.example.org/example/lab/issues/7"),
        List.of(keys),
        Optional.of(Instant.parse("2027-01-31T12:00:00Z")),
        Optional.of(Instant.parse("2027-02-07T12:00:00Z")));
  }

  private Outcome settled(Provisioner adapter, MachineKey key) {
    var last = new AtomicReference<Outcome>();
    Eventually.holds(
        key + " is settled",
        () -> {
          lxd.settled(PROJECT);
          last.set(adapter.fulfil(new Order.Poll(key)));
          return !(last.get() instanceof Outcome.Pending);
        },
        last::get);
    return last.get();
  }

  private Outcome.Ready made(Provisioner adapter, Order.Allocate order) {
    adapter.fulfil(order);
    return assertInstanceOf(Outcome.Ready.class, settled(adapter, order.key()));
  }

  private String path(MachineKey key) {
    return "/1.0/instances/" + key + "?project=" + PROJECT;
  }

  @Test
  void whose_key_it_is_logs_in_and_nobody_else(@TempDir java.nio.file.Path folder)
      throws Exception {
    var rio = LoginKey.in(folder, "rio");
    var kim = LoginKey.in(folder, "kim");
    var adapter = adapter("plain");
    var access = made(adapter, order(key(1), rio.publicKey())).access();
    assertEquals(1, access.hostKeys().size());
    rio.logsIn(access);
    kim.isRefused(access);

    adapter.fulfil(new Order.AllowKeys(key(1), List.of(kim.publicKey())));
    kim.logsIn(access);
    rio.isRefused(access);

    adapter.fulfil(new Order.Stop(key(1)));
    assertEquals(new Outcome.Stopped(), settled(adapter, key(1)));
    adapter.fulfil(new Order.AllowKeys(key(1), List.of(rio.publicKey())));
    kim.isRefused(access);
    adapter.fulfil(new Order.Start(key(1)));
    assertEquals(access, assertInstanceOf(Outcome.Ready.class, settled(adapter, key(1))).access());
    rio.logsIn(access);
    kim.isRefused(access);

    adapter.fulfil(new Order.Release(key(1)));
    assertEquals(new Outcome.Gone(), settled(adapter, key(1)));
    rio.isRefused(access);
  }

  @Test
  void an_image_with_cloud_init_takes_the_keys_from_it(@TempDir java.nio.file.Path folder)
      throws Exception {
    var rio = LoginKey.in(folder, "rio");
    var adapter =
        local(
            """
            keys: user-data
            forward: {address: 127.0.0.1, ports: 24000-24999}
            plans: {small: {}}
            systems: {debian 12: seeded}
            """);
    rio.logsIn(made(adapter, order(key(1), rio.publicKey())).access());
    assertInstanceOf(
        Outcome.Unsupported.class, adapter.fulfil(new Order.AllowKeys(key(1), List.of())));
    assertEquals(new Outcome.Gone(), adapter.fulfil(new Order.AllowKeys(key(2), List.of())));
  }

  @Test
  void a_machine_with_an_address_of_its_own_tells_it() {
    var profile =
        """
        {"name": "addressed", "config": {"user.test-address": "10.77.9.5/24"},
         "devices": {"root": {"type": "disk", "path": "/", "pool": "default"},
                     "eth0": {"type": "nic", "nictype": "p2p"}}}
        """;
    if (!lxd.has("/1.0/profiles/addressed")) lxd.admin("POST", "/1.0/profiles", profile);
    var adapter =
        local(
            """
            network-interface: eth0
            plans: {small: {profiles: [addressed], cpu: 1, disk: 1GiB}}
            systems: {debian 12: plain}
            """);
    var access = made(adapter, order(key(1))).access();
    assertEquals("10.77.9.5", access.address());
    assertEquals(Optional.empty(), access.port());
  }

  @Test
  void everything_about_a_machine_is_written_on_it_and_its_end_only_moves_later() throws Exception {
    var adapter = adapter("plain");
    adapter.fulfil(order(key(1)));
    lxd.settled(PROJECT);
    adapter.fulfil(
        new Order.KeepUntil(key(1), Instant.parse("2027-03-01T12:00:00Z"), Optional.empty()));
    adapter.fulfil(order(key(1)));
    var config = lxd.admin("GET", path(key(1))).path("config");
    assertEquals("2027-03-01T12:00:00Z", config.path("user.berth-end").asText());
    assertEquals(OWNER, config.path("user.berth-owner").asText());
    assertEquals("64MiB", config.path("limits.memory").asText());
    var found = adapter.inventory().orElseThrow().getFirst();
    assertEquals(Optional.of(key(1)), found.key());
    assertEquals(Optional.of(Instant.parse("2027-03-01T12:00:00Z")), found.end());
    assertEquals("small", found.plan());
  }

  @Test
  void what_is_not_ours_is_shown_and_never_touched() throws Exception {
    var foreign =
        "{\"name\": \"%s\", \"source\": {\"type\": \"image\", \"alias\": \"plain\"},"
            + " \"config\": {%s}}";
    var other = "\"user.berth-owner\": \"other\", \"user.berth-key\": \"" + key(2) + "\"";
    lxd.admin("POST", "/1.0/instances?project=" + PROJECT, foreign.formatted(key(1), ""));
    lxd.admin("POST", "/1.0/instances?project=" + PROJECT, foreign.formatted(key(2), other));
    var adapter = adapter("plain");
    for (var key : List.of(key(1), key(2))) {
      var refused = assertInstanceOf(Outcome.Failed.class, adapter.fulfil(order(key)));
      assertFalse(refused.retryable());
      for (var order :
          List.of(
              new Order.Poll(key),
              new Order.Stop(key),
              new Order.Start(key),
              new Order.Release(key))) assertEquals(new Outcome.Gone(), adapter.fulfil(order));
      assertEquals("Stopped", lxd.admin("GET", path(key)).path("status").asText());
    }
    var found = adapter.inventory().orElseThrow();
    assertEquals(
        List.of(Optional.empty(), Optional.of(key(2))),
        found.stream()
            .map(f -> f.key())
            .sorted(java.util.Comparator.comparing(Optional::isPresent))
            .toList());
  }

  @Test
  void what_the_server_does_not_have_is_named_and_not_tried_again() throws Exception {
    var adapter = adapter("nowhere");
    var image = assertInstanceOf(Outcome.Failed.class, adapter.fulfil(order(key(1))));
    assertFalse(image.retryable());
    assertTrue(image.why().contains("debian 12"), image.why());
    var plan = local("plans: {small: {profiles: [nowhere]}}\nsystems: {debian 12: plain}\n");
    var profile = assertInstanceOf(Outcome.Failed.class, plan.fulfil(order(key(1))));
    assertFalse(profile.retryable());
    assertTrue(profile.why().contains("small"), profile.why());
    assertEquals(Optional.of(List.of()), adapter.inventory());
    assertEquals(
        List.of("system debian 12, image nowhere"),
        adapter.check().stream().filter(c -> !c.good()).map(SelfCheck::what).toList());
  }

  @Test
  void limits_of_the_project_are_what_is_in_stock() throws Exception {
    var adapter = adapter("plain");
    assertEquals(Optional.empty(), adapter.stock());
    lxd.limitProject(PROJECT, "limits.containers", "1");
    assertEquals(Optional.of(Map.of("small", 1)), adapter.stock());
    adapter.fulfil(order(key(1)));
    assertEquals(Optional.of(Map.of("small", 0)), adapter.stock());
    var full = assertInstanceOf(Outcome.Failed.class, adapter.fulfil(order(key(2))));
    assertTrue(full.retryable());
    assertTrue(full.why().contains("no room"), full.why());
  }

  @Test
  void a_token_makes_the_server_trust_us_once_and_names_its_certificate() throws Exception {
    for (var url : lxd.admin("GET", "/1.0/certificates")) lxd.admin("DELETE", url.asText());
    var yaml =
        """
        server: %s
        certificate: {env: CERTIFICATE}
        key: {env: KEY}
        %s
        project: lent
        plans: {small: {}}
        systems: {debian 12: plain}
        """;
    var pin = "server-fingerprint: " + lxd.fingerprint();
    var stranger = adapter(LxdFixtures.settings(yaml.formatted(address(), pin), lxd));
    assertEquals(Optional.empty(), stranger.inventory());
    assertEquals("credentials", stranger.check().getFirst().what());
    assertFalse(stranger.check().getFirst().good());

    var secrets =
        Map.of(
            "CERTIFICATE", lxd.certificate.reveal(), "KEY", lxd.key.reveal(), "TOKEN", lxd.token());
    var settings = LxdFixtures.settings(yaml.formatted(address(), "token: {env: TOKEN}"), secrets);
    assertEquals(Optional.of(List.of()), adapter(settings).inventory());
    assertEquals(Optional.of(List.of()), adapter(settings).inventory(), "and later without it");
    assertEquals(List.of(), adapter(settings).check().stream().filter(c -> !c.good()).toList());

    var wrong = "server-fingerprint: " + "0".repeat(64);
    var other = adapter(LxdFixtures.settings(yaml.formatted(address(), wrong), lxd));
    assertEquals("server", other.check().getFirst().what());
  }

  @Test
  void one_snapshot_is_kept_for_the_grace_time() throws Exception {
    var adapter =
        local(
            """
            snapshot: true
            stop-time: 0s
            forward: {address: 127.0.0.1, ports: 24000-24999}
            plans: {small: {}}
            systems: {debian 12: plain}
            """);
    made(adapter, order(key(1)));
    var seen = new ArrayList<String>();
    for (var i = 0; i < 2; i++) {
      adapter.fulfil(new Order.Stop(key(1)));
      assertEquals(new Outcome.Stopped(), settled(adapter, key(1)));
      var snapshots =
          lxd.admin(
              "GET", "/1.0/instances/" + key(1) + "/snapshots?recursion=1&project=" + PROJECT);
      assertEquals(1, snapshots.size());
      seen.add(snapshots.path(0).path("created_at").asText());
      adapter.fulfil(new Order.Start(key(1)));
      assertInstanceOf(Outcome.Ready.class, settled(adapter, key(1)));
    }
    assertNotEquals(seen.get(0), seen.get(1));
    adapter.fulfil(new Order.Release(key(1)));
    assertEquals(new Outcome.Gone(), settled(adapter, key(1)));
  }

  @Test
  void a_server_killed_while_it_makes_a_machine_leaves_at_most_one() throws Exception {
    var adapter = adapter("plain");
    try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = thread.submit(() -> adapter.fulfil(order(key(1))));
      Eventually.holds("it is being made", () -> lxd.has(path(key(1))), () -> "nothing");
      lxd.kill();
      var answer = first.get();
      assertTrue(
          answer instanceof Outcome.Pending || answer instanceof Outcome.Failed f && f.retryable());
    }
    assertTrue(
        assertInstanceOf(Outcome.Failed.class, adapter.fulfil(new Order.Poll(key(1)))).retryable());
    assertEquals(Optional.empty(), adapter.inventory());
    lxd.start();
    // What is half made is taken away, and the order given again.
    if (settled(adapter, key(1)) instanceof Outcome.Gone) adapter.fulfil(order(key(1)));
    assertInstanceOf(Outcome.Ready.class, settled(adapter, key(1)));
    assertEquals(1, adapter.inventory().orElseThrow().size());
  }

  @Test
  void machines_made_at_once_have_ports_of_their_own() throws Exception {
    var adapter =
        local(
            """
            forward: {address: 127.0.0.1, ports: 25000-25004}
            plans: {small: {}}
            systems: {debian 12: plain}
            """);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 1; i <= 5; i++) {
        var order = order(key(i));
        var _ = threads.submit(() -> adapter.fulfil(order));
      }
    }
    var ports = new HashSet<Integer>();
    for (var i = 1; i <= 5; i++)
      ports.add(
          assertInstanceOf(Outcome.Ready.class, settled(adapter, key(i)))
              .access()
              .port()
              .orElseThrow());
    assertEquals(5, ports.size());
    assertInstanceOf(Outcome.Failed.class, adapter.fulfil(order(key(6))));
  }
}
