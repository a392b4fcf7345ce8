package dev.berth.provision.ironic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.HttpApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is Ironic's own: its states, its two kinds of 409, its nodes that fail. */
@ResourceLock("ironic")
@org.junit.jupiter.api.Order(6)
class IronicProvisionerTest {
  private static final Instant END = Instant.parse("2027-01-31T12:00:00Z");
  private static final MachineKey KEY = key(1);
  private static final String LARGE = "lab.large";

  private IronicServer server;
  private FaultyEndpoint endpoint;
  private IronicProvisioner adapter;

  static MachineKey key(int ordinal) {
    return new MachineKey(9, 1, ordinal, 1, Optional.of("x7"));
  }

  @BeforeEach
  void start() {
    server = IronicServer.shared();
    endpoint =
        new FaultyEndpoint(
            BaremetalEndpoint.at(server.url(), IronicServer.http(), server.account()));
    adapter = adapter("berth.example.org");
  }

  @AfterEach
  void clear() {
    server.clear();
  }

  private IronicProvisioner adapter(String owner) {
    return new IronicProvisioner(
        IronicSample.settings(server),
        new AdapterContext("lab", owner, InstantSource.system()),
        endpoint);
  }

  private static Order.Allocate order(MachineKey key) {
    return IronicSample.order(key, "large", IronicSample.RIO).keptUntil(END, END.plusSeconds(600));
  }

  /** Looks until something else than Pending comes. */
  private Outcome settled(MachineKey key) {
    Outcome[] last = {new Outcome.Gone()};
    Eventually.holds(
        "something comes of " + key,
        () -> !((last[0] = adapter.fulfil(new Order.Poll(key))) instanceof Outcome.Pending),
        () -> last[0]);
    return last[0];
  }

  private IronicNode ready(MachineKey key) {
    adapter.fulfil(order(key));
    assertInstanceOf(Outcome.Ready.class, settled(key));
    return node(key);
  }

  private IronicNode node(MachineKey key) {
    return server.nodeOf(key.text()).orElseThrow();
  }

  /** An order of which Ironic has found the node: it may take a moment on a busy machine. */
  private IronicNode begun(MachineKey key) {
    adapter.fulfil(order(key));
    Eventually.holds(
        "a node is found for " + key,
        () ->
            server.nodeOf(key.text()).isPresent()
                || adapter.fulfil(new Order.Poll(key)) instanceof Outcome.Failed,
        server::nodes);
    return node(key);
  }

  private Outcome.Failed failed(Outcome outcome) {
    return assertInstanceOf(Outcome.Failed.class, outcome);
  }

  private Optional<FoundMachine> listed(MachineKey key) {
    return adapter.inventory().orElseThrow().stream()
        .filter(m -> m.key().equals(Optional.of(key)))
        .findFirst();
  }

  private int free() {
    return adapter.stock().orElseThrow().get("large");
  }

  @Test
  void a_machine_carries_its_record_while_it_is_lent_and_nothing_after() {
    assertEquals(2, free());
    IronicNode node = ready(KEY);
    assertEquals(1, free());
    assertEquals("berth.example.org", node.extra().get("berth-owner"));
    assertEquals(
        "https://forge.example.org/example/lab/issues/9", node.extra().get("berth-request"));
    FoundMachine found = listed(KEY).orElseThrow();
    assertEquals(Optional.of(END.plusSeconds(600)), found.end());
    assertEquals(Optional.of(node.title()), found.id());
    assertEquals(Optional.empty(), found.trouble());
    adapter.fulfil(new Order.Release(KEY));
    assertEquals(new Outcome.Gone(), settled(KEY));
    assertEquals(Map.of("address", node.at("extra/address"), "rack", "r1"), extra(node));
    assertEquals(2, free());
  }

  private Map<String, String> extra(IronicNode node) {
    return server.node(node.uuid()).extra();
  }

  @Test
  void the_end_moves_on_allocation_and_node_and_never_back() {
    IronicNode node = ready(KEY);
    Instant later = END.plusSeconds(86_400);
    adapter.fulfil(new Order.KeepUntil(KEY, later, Optional.of(later)));
    Outcome told = adapter.fulfil(new Order.KeepUntil(KEY, END, Optional.empty()));
    assertInstanceOf(Outcome.Ready.class, told);
    assertEquals(Optional.of(later), listed(KEY).orElseThrow().end());
    assertEquals(later.toString(), extra(node).get("berth-end"));
    assertEquals(later.toString(), extra(node).get("berth-lease-end"));
  }

  @Test
  void a_name_that_somebody_else_took_is_left_alone() {
    assertInstanceOf(Outcome.Pending.class, adapter("another.example.org").fulfil(order(KEY)));
    assertFalse(failed(adapter.fulfil(order(KEY))).retryable());
    assertEquals(new Outcome.Gone(), adapter.fulfil(new Order.Release(KEY)));
    assertEquals(Optional.of("another.example.org"), listed(KEY).orElseThrow().owner());
  }

  @Test
  void a_machine_of_somebody_else_is_listed_without_a_key() {
    server.call(
        "POST",
        "/allocations",
        HttpApi.JSON.createObjectNode().put("name", "theirs").put("resource_class", LARGE));
    Eventually.holds("it has a node", () -> free() == 1, this::free);
    List<FoundMachine> all = adapter.inventory().orElseThrow();
    assertEquals(List.of(Optional.empty()), all.stream().map(FoundMachine::key).toList());
    assertEquals(LARGE, all.getFirst().plan());
  }

  @Test
  void a_release_during_the_deploy_waits_for_its_end_and_is_not_forgotten() {
    server.fault("deploy-held", "");
    String node = begun(KEY).uuid();
    server.awaits("deploying", node);
    assertInstanceOf(Outcome.Pending.class, adapter.fulfil(new Order.Release(KEY)));
    server.over("deploy-held");
    assertEquals(new Outcome.Gone(), settled(KEY));
    assertEquals("available", server.node(node).state());
  }

  @Test
  void a_release_while_the_node_waits_to_be_called_needs_no_end_of_the_deploy() {
    server.fault("deploy-waits", "");
    server.awaits("wait call-back", begun(KEY).uuid());
    assertInstanceOf(Outcome.Pending.class, adapter.fulfil(new Order.Poll(KEY)));
    adapter.fulfil(new Order.Release(KEY));
    assertEquals(new Outcome.Gone(), settled(KEY));
  }

  @Test
  void a_conductor_killed_in_the_deploy_costs_time_and_not_the_machine() {
    server.fault("deploy-held", "");
    String node = begun(KEY).uuid();
    server.awaits("deploying", node);
    server.kill();
    assertTrue(failed(adapter.fulfil(new Order.Poll(KEY))).retryable());
    server.over("deploy-held");
    server.restart();
    assertInstanceOf(Outcome.Ready.class, settled(KEY));
    assertEquals(node, node(KEY).uuid());
    assertEquals(
        null, extra(server.node(node)).get("berth-failures"), "it is not the node's fault");
  }

  @Test
  void a_conductor_killed_in_the_cleaning_leaves_a_node_that_is_cleaned_again() {
    ready(KEY);
    server.fault("clean-held", "");
    adapter.fulfil(new Order.Release(KEY));
    String node = node(KEY).uuid();
    server.awaits("cleaning", node);
    assertInstanceOf(Outcome.Pending.class, adapter.fulfil(new Order.Release(KEY)));
    assertInstanceOf(
        Outcome.Pending.class, adapter.fulfil(order(KEY)), "no second one under the same key");
    assertEquals(1, free(), "what is being cleaned is not free");
    server.kill();
    server.over("clean-held");
    server.restart();
    assertEquals(new Outcome.Gone(), settled(KEY));
    assertEquals("available", server.node(node).state());
  }

  @Test
  void a_teardown_that_fails_is_told_and_tried_again() {
    IronicNode node = ready(KEY);
    server.fault("teardown-fails", "the power control does not answer");
    adapter.fulfil(new Order.Release(KEY));
    server.awaits("error", node.uuid());
    Outcome.Failed told = failed(adapter.fulfil(new Order.Poll(KEY)));
    assertTrue(told.retryable());
    assertTrue(told.why().contains("power control does not answer"), told.why());
    assertTrue(listed(KEY).orElseThrow().trouble().orElseThrow().startsWith("error: "));
    assertTrue(failed(adapter.fulfil(new Order.Release(KEY))).why().endsWith("tried again."));
    assertEquals(new Outcome.Gone(), settled(KEY));
  }

  @Test
  void a_node_that_cannot_be_cleaned_is_told_not_free_and_waits_for_its_operators() {
    IronicNode node = ready(KEY);
    server.fault("clean-fails", "the disk could not be erased");
    adapter.fulfil(new Order.Release(KEY));
    server.awaits("clean failed", node.uuid());
    Outcome.Failed told = failed(adapter.fulfil(new Order.Release(KEY)));
    assertTrue(told.retryable());
    assertTrue(told.why().contains("could not be erased"), told.why());
    assertEquals(1, free());
    assertTrue(listed(KEY).orElseThrow().trouble().orElseThrow().contains("clean failed"));
    server.delete("/nodes/" + node.uuid() + "/maintenance");
    released();
    assertEquals(2, free());
  }

  @Test
  void a_node_in_maintenance_is_lent_on_and_is_not_free_after_the_release() {
    IronicNode node = ready(KEY);
    server.put("/nodes/" + node.uuid() + "/maintenance", Map.of("reason", "a new fan"));
    assertInstanceOf(Outcome.Ready.class, adapter.fulfil(new Order.Poll(KEY)));
    assertTrue(listed(KEY).orElseThrow().trouble().orElseThrow().contains("a new fan"));
    released();
    assertEquals(1, free());
  }

  /** As Berth does it: the order is given until nothing is left. */
  private void released() {
    Outcome[] last = {new Outcome.Gone()};
    Eventually.holds(
        "it is gone",
        () -> (last[0] = adapter.fulfil(new Order.Release(KEY))) instanceof Outcome.Gone,
        () -> last[0]);
  }

  @Test
  void a_node_that_lets_three_deploys_in_a_row_fail_is_taken_out_in_words() {
    String other = only(1);
    for (int i = 1; i <= 3; i++) {
      server.fault("deploy-fails", "no link on the first port");
      adapter.fulfil(order(key(i)));
      Outcome.Failed told = failed(settled(key(i)));
      assertFalse(told.retryable());
      assertTrue(told.why().contains("no link on the first port"), told.why());
      adapter.fulfil(new Order.Release(key(i)));
      assertEquals(new Outcome.Gone(), settled(key(i)));
    }
    assertEquals(0, free());
    List<FoundMachine> all = adapter.inventory().orElseThrow();
    String trouble = all.getFirst().trouble().orElseThrow();
    assertTrue(trouble.contains("berth: 3 deploys in a row failed"), trouble);
    server.delete("/nodes/" + other + "/maintenance");
    ready(key(4));
  }

  /** Leaves so many nodes of the large class; answers one that was taken out. */
  private String only(int count) {
    List<IronicNode> nodes = server.nodes(n -> n.resourceClass().equals(LARGE));
    for (IronicNode node : nodes.subList(count, nodes.size()))
      server.put("/nodes/" + node.uuid() + "/maintenance", Map.of("reason", "fan"));
    return nodes.getLast().uuid();
  }

  @Test
  void a_deploy_that_works_makes_earlier_failures_count_no_more() {
    only(1);
    server.fault("validate-fails", "no kernel is named");
    assertTrue(failed(adapter.fulfil(order(KEY))).retryable(), "another node might serve");
    assertEquals(Optional.empty(), listed(KEY));
    IronicNode node = server.nodes(n -> n.extra().containsKey("berth-failures")).getFirst();
    assertEquals("1", extra(node).get("berth-failures"));
    assertEquals(node.uuid(), ready(KEY).uuid());
    assertEquals(null, extra(node).get("berth-failures"));
  }

  @Test
  void what_is_full_or_wrongly_named_is_said_in_words() {
    only(0);
    Outcome.Failed full = failed(adapter.fulfil(order(KEY)));
    assertEquals("No machine of this type is free at the provider now.", full.why());
    assertTrue(full.retryable());
    assertFalse(
        failed(adapter.fulfil(IronicSample.order(KEY, "giant", IronicSample.RIO))).retryable());
    assertEquals(Optional.empty(), listed(KEY), "a claim on nothing is taken back");
  }

  @Test
  void a_key_that_stayed_on_a_node_of_somebody_else_is_no_machine() {
    IronicNode node = ready(KEY);
    server.put("/nodes/" + node.uuid() + "/states/provision", Map.of("target", "deleted"));
    server.awaits("available", node.uuid());
    var patch = HttpApi.JSON.createArrayNode();
    IronicApi.put(patch, "/instance_uuid", "11111111-2222-4333-8444-555555555555");
    server.call("PATCH", "/nodes/" + node.uuid(), patch);
    assertEquals(new Outcome.Gone(), adapter.fulfil(new Order.Release(KEY)));
    assertEquals(Optional.empty(), listed(KEY));
    var back = HttpApi.JSON.createArrayNode();
    back.addObject().put("op", "remove").put("path", "/instance_uuid");
    server.call("PATCH", "/nodes/" + node.uuid(), back);
  }

  @Test
  void the_check_says_what_each_plan_has_and_which_has_nothing() {
    var all = adapter.check();
    assertTrue(all.stream().anyMatch(c -> c.good() && c.words().equals("API 1.82 is spoken")));
    assertTrue(
        all.stream()
            .anyMatch(c -> c.what().equals("plan large") && c.words().startsWith("2 nodes serve")),
        all.toString());
    assertTrue(
        all.stream().anyMatch(c -> c.what().equals("plan nothing") && !c.good()), all.toString());
  }

  @Test
  void nobody_is_asked_twice_for_a_machine_that_is_there() {
    ready(KEY);
    endpoint.sent().clear();
    adapter.fulfil(order(KEY));
    adapter.fulfil(new Order.Start(KEY));
    assertTrue(
        endpoint.sent().stream().allMatch(call -> call.startsWith("GET ")),
        endpoint.sent().toString());
  }
}
