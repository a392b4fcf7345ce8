package dev.berth.provision.openstack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.Provisioner.SelfCheck;
import dev.berth.provision.cloud.AdapterContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What a real Nova does besides the contract of all adapters. */
@ResourceLock("openstack")
@org.junit.jupiter.api.Order(4)
class OpenStackProvisionerTest {
  private static final Instant END = Instant.parse("2027-03-01T00:00:00Z");
  private static final MachineKey KEY = new MachineKey(9, 1, 1, 1, Optional.of("0f1e2d3c4b5a"));
  private static final Order.Poll POLL = new Order.Poll(KEY);

  private OpenStackPlane plane;
  private CloudProxy proxy;
  private Provisioner adapter;

  @BeforeEach
  void start() {
    plane = OpenStackPlane.shared();
    plane.clear();
    proxy = new CloudProxy(plane);
    adapter = adapter(OpenStackSample.settings(plane, proxy));
  }

  @AfterEach
  void close() {
    if (proxy != null) {
      proxy.close();
      plane.clear();
    }
  }

  private static Provisioner adapter(OpenStackSettings settings) {
    return new OpenStackProvisioner(settings, OpenStackSample.CONTEXT);
  }

  private static Order.Allocate order(String plan) {
    return order(plan, Optional.empty(), "example/kelp");
  }

  private static Order.Allocate order(String plan, Optional<String> system, String project) {
    return new Order.Allocate(
        KEY,
        "pool",
        plan,
        system,
        "kelp-1",
        project,
        Optional.of("https://forge.example.org/example/lab/issues/9"),
        List.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHZ6kP0dWQ4sF3sOgUOLgk5kGHvYp7mXHcX0oVg0nB1L"),
        Optional.of(END.minusSeconds(86_400)),
        Optional.of(END));
  }

  private Outcome settled() {
    return settled(adapter);
  }

  private static Outcome settled(Provisioner adapter) {
    AtomicReference<Outcome> last = new AtomicReference<>();
    Eventually.holds(
        "the machine is no longer under way",
        () -> {
          last.set(adapter.fulfil(POLL));
          return !(last.get() instanceof Outcome.Pending);
        },
        last::get);
    return last.get();
  }

  private Outcome.Failed failed(Order order) {
    return assertInstanceOf(Outcome.Failed.class, adapter.fulfil(order));
  }

  private List<FoundMachine> held() {
    return adapter.inventory().orElseThrow();
  }

  @Test
  void a_lost_answer_is_made_good_in_the_same_call() {
    proxy.mode(CloudProxy.Mode.LOSES_ONE_ANSWER);
    assertInstanceOf(Outcome.Pending.class, adapter.fulfil(order("c3.small")));
    assertInstanceOf(Outcome.Ready.class, settled());
    assertEquals(1, plane.servers().size());
    assertEquals(1, proxy.sent("POST", "/servers").size());
  }

  @Test
  void a_used_up_quota_is_told_at_once_and_counted_as_no_room() {
    plane.quota(0);
    Outcome.Failed failed = failed(order("c3.small"));
    assertTrue(failed.retryable());
    assertTrue(failed.why().contains("no room"), failed.why());
    assertEquals(Optional.of(0), adapter.stock().map(s -> s.get("c3.small")));
    assertEquals(List.of(), held());
  }

  @Test
  void a_quota_that_is_noticed_late_leaves_no_server_behind() {
    plane.hold("held", true);
    plane.fault(Map.of("on", "schedule", "while", "held"));
    assertInstanceOf(Outcome.Pending.class, adapter.fulfil(order("c3.small")));
    plane.quota(0);
    plane.hold("held", false);
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, settled());
    assertTrue(failed.retryable(), "there may be room later");
    assertTrue(failed.why().contains("no room"), failed.why());
    assertTrue(held().getFirst().trouble().isPresent(), "it counts at the provider");
    assertTrue(failed(order("c3.small")).retryable(), "there still is none");
    Eventually.holds("the failed one is gone", () -> plane.servers().isEmpty(), plane::servers);
    plane.quota(200);
    adapter.fulfil(order("c3.small"));
    assertInstanceOf(Outcome.Ready.class, settled());
  }

  @Test
  void a_machine_that_no_host_has_room_for_is_tried_again_later() {
    adapter.fulfil(order("c3.huge"));
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, settled());
    assertTrue(failed.retryable());
    assertTrue(failed.why().contains("no room"), failed.why());
    adapter.fulfil(new Order.Release(KEY));
    assertEquals(new Outcome.Gone(), settled());
  }

  @Test
  void a_reason_of_nova_is_told_and_the_failed_server_is_shown_to_operators() {
    plane.fault(Map.of("on", "spawn", "error", "the image is broken"));
    adapter.fulfil(order("c3.small"));
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, settled());
    assertFalse(failed.retryable());
    assertTrue(failed.why().contains("the image is broken"), failed.why());
    FoundMachine found = held().getFirst();
    assertTrue(found.trouble().orElseThrow().contains("the image is broken"));
    assertEquals(Optional.of(END), found.end());
    assertEquals(Optional.of(OpenStackSample.CONTEXT.owner()), found.owner());
  }

  @Test
  void a_nova_killed_in_the_middle_fails_without_a_reason_and_the_machine_is_made_anew() {
    plane.hold("held", true);
    plane.fault(Map.of("on", "spawn", "while", "held"));
    adapter.fulfil(order("c3.small"));
    Eventually.holds(
        "it is being made",
        () -> plane.servers().toString().contains("\"spawning\""),
        plane::servers);
    plane.kill("nova");
    assertTrue(failed(POLL).retryable(), "down is not gone");
    assertEquals(Optional.empty(), adapter.inventory());
    plane.again("nova");
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, settled());
    assertTrue(failed.retryable());
    assertTrue(failed.why().contains("no reason"), failed.why());
    adapter.fulfil(order("c3.small"));
    assertInstanceOf(Outcome.Ready.class, settled());
    assertEquals(1, held().size());
  }

  @Test
  void a_token_that_was_taken_back_is_asked_for_anew_once() {
    adapter.fulfil(order("c3.small"));
    settled();
    plane.takeTokensBack();
    proxy.forget();
    // Nova may believe in the old one for a moment longer.
    Eventually.holds(
        "it logs in anew",
        () ->
            adapter.fulfil(POLL) instanceof Outcome.Ready
                && !proxy.sent("POST", "/auth/tokens").isEmpty(),
        plane::statuses);
    assertInstanceOf(Outcome.Ready.class, adapter.fulfil(POLL));
    assertEquals(1, proxy.sent("POST", "/auth/tokens").size(), "and keeps the new one");
  }

  @Test
  void a_cloud_that_takes_no_token_is_a_failure_in_words_and_no_end_of_logins() {
    adapter.fulfil(order("c3.small"));
    settled();
    proxy.mode(CloudProxy.Mode.TAKES_NO_TOKEN);
    proxy.forget();
    Outcome.Failed failed = failed(POLL);
    assertTrue(failed.retryable());
    assertTrue(failed.why().contains("credentials"), failed.why());
    assertEquals(1, proxy.sent("POST", "/auth/tokens").size());
    assertEquals(2, proxy.sent("GET", "/servers").size());
    assertEquals(Optional.empty(), adapter.inventory(), "not known, and not empty");
    proxy.mode(CloudProxy.Mode.PASSES);
    assertInstanceOf(Outcome.Ready.class, adapter.fulfil(POLL));
  }

  @Test
  void wrong_credentials_are_told_and_not_tried_over_and_over() {
    adapter =
        adapter(
            OpenStackSample.settings(
                OpenStackSample.password(proxy, "wrong"), List.of("lab"), Optional.empty()));
    assertTrue(failed(POLL).why().contains("credentials"));
    assertTrue(failed(POLL).retryable());
    assertEquals(1, proxy.sent("POST", "/auth/tokens").size());
    SelfCheck first = adapter.check().getFirst();
    assertFalse(first.good(), first.words());
  }

  @Test
  void a_long_list_is_read_page_by_page_and_each_server_is_found_once() {
    plane.hold("held", true);
    plane.fault(Map.of("on", "schedule", "while", "held"));
    plane.make("somebody-elses", Map.of("min_count", 60, "tags", List.of(KEY.text())));
    Eventually.holds("all are listed", () -> plane.servers().size() == 60, plane::statuses);
    adapter =
        new OpenStackProvisioner(
            OpenStackSample.settings(plane, proxy), OpenStackSample.CONTEXT, 25);
    // A slow machine may need more than one call's time for so many.
    Eventually.holds(
        "it is being made",
        () -> adapter.fulfil(order("c3.small")) instanceof Outcome.Pending,
        plane::statuses);
    foundOnceEach(61);
    // Nova leaves out a server that it has in two places just now, and then says no more of a rest.
    proxy.answers(text -> text.replace("\"servers_links\"", "\"left_out\""));
    foundOnceEach(61);
    assertEquals(60, held().stream().filter(m -> m.key().isEmpty()).count());
  }

  private void foundOnceEach(int servers) {
    AtomicReference<List<String>> found = new AtomicReference<>(List.of());
    Eventually.holds(
        "the list is whole",
        () -> {
          found.set(
              adapter.inventory().stream()
                  .flatMap(List::stream)
                  .flatMap(m -> m.id().stream())
                  .toList());
          return found.get().size() >= servers;
        },
        found::get);
    assertEquals(servers, found.get().size(), found.get().toString());
    assertEquals(servers, Set.copyOf(found.get()).size());
  }

  @Test
  void servers_of_another_berth_and_of_nobody_are_never_touched() {
    Provisioner other =
        new OpenStackProvisioner(
            OpenStackSample.settings(plane, proxy),
            new AdapterContext("cloud", "another-berth", OpenStackSample.CONTEXT.clock()));
    String foreign = plane.make("pet", Map.of());
    adapter.fulfil(order("c3.small"));
    other.fulfil(order("c3.small"));
    settled();
    settled(other);
    assertEquals(3, plane.servers().size());
    adapter.fulfil(new Order.Release(KEY));
    assertEquals(new Outcome.Gone(), settled());
    assertInstanceOf(Outcome.Ready.class, other.fulfil(POLL));
    assertEquals(2, held().size());
    assertTrue(held().stream().anyMatch(m -> m.id().equals(Optional.of(foreign))));
  }

  @Test
  void a_server_that_is_still_being_deleted_is_held_and_not_gone() {
    adapter.fulfil(order("c3.small"));
    settled();
    plane.hold("held", true);
    plane.fault(Map.of("on", "destroy", "while", "held"));
    adapter.fulfil(new Order.Release(KEY));
    assertInstanceOf(Outcome.Pending.class, adapter.fulfil(POLL));
    assertInstanceOf(Outcome.Pending.class, adapter.fulfil(new Order.Release(KEY)));
    assertEquals(1, held().size());
    plane.hold("held", false);
    assertEquals(new Outcome.Gone(), settled());
  }

  @Test
  void a_flavour_or_image_that_is_not_there_is_refused_by_the_name_of_the_plan() {
    Outcome.Failed noFlavour = failed(order("c3.gone"));
    assertFalse(noFlavour.retryable());
    assertTrue(noFlavour.why().contains("c3.gone") && noFlavour.why().contains("g.gone"));
    Outcome.Failed noImage = failed(order("c3.small", Optional.of("plan9"), "kelp"));
    assertFalse(noImage.retryable());
    assertTrue(noImage.why().contains("c3.small") && noImage.why().contains("plan-9"));
    assertFalse(failed(order("c3.small", Optional.of("os2"), "kelp")).retryable());
    assertFalse(failed(order("m9.none")).retryable());
    assertEquals(0, proxy.sent("POST", "/servers").size());
  }

  @Test
  void a_system_without_a_version_gets_the_one_there_is() {
    OpenStackSettings settings = OpenStackSample.settings(plane, proxy);
    Optional<String> debian = Optional.of("debian-12-genericcloud");
    assertEquals(debian, settings.image(Optional.of("debian")));
    assertEquals(debian, settings.image(Optional.of("Debian 12")));
    assertEquals(debian, settings.image(Optional.empty()));
    assertEquals(Optional.empty(), settings.image(Optional.of("debian 11")));
  }

  @Test
  void check_names_what_does_not_fit_and_what_does() {
    Map<Boolean, List<String>> found =
        adapter.check().stream()
            .collect(
                java.util.stream.Collectors.partitioningBy(
                    SelfCheck::good,
                    java.util.stream.Collectors.mapping(
                        SelfCheck::what, java.util.stream.Collectors.toList())));
    assertEquals(List.of("plan c3.gone", "system plan9"), found.get(false));
    assertEquals(
        List.of(
            "credentials",
            "version",
            "plan c3.huge",
            "plan c3.small",
            "system debian 12",
            "network lab",
            "security group default",
            "availability zone nova",
            "quota"),
        found.get(true));
  }

  @Test
  void a_nova_that_is_too_old_is_told_with_both_versions() {
    proxy.answers(text -> text.replace("\"2.93\"", "\"2.40\""));
    String why = failed(order("c3.small")).why();
    assertTrue(why.contains("2.40") && why.contains("2.52"), why);
  }

  @Test
  void the_record_is_on_the_server_and_its_end_moves_only_later() {
    adapter.fulfil(order("c3.small", Optional.empty(), "kelp, /".repeat(100)));
    settled();
    assertEquals(Optional.of(END), held().getFirst().end());
    Instant later = END.plusSeconds(3600);
    assertInstanceOf(
        Outcome.Ready.class, adapter.fulfil(new Order.KeepUntil(KEY, later, Optional.of(END))));
    adapter.fulfil(new Order.KeepUntil(KEY, END, Optional.empty()));
    assertEquals(Optional.of(later), held().getFirst().end());
    assertInstanceOf(
        Outcome.Unsupported.class, adapter.fulfil(new Order.AllowKeys(KEY, List.of())));
  }

  @Test
  void keys_and_message_come_as_user_data_and_a_disk_can_be_a_volume() {
    adapter =
        adapter(
            OpenStackSample.settings(
                OpenStackSample.password(proxy, OpenStackPlane.PASSWORD),
                List.of(plane.id("lab")),
                Optional.empty(),
                Optional.of(new OpenStackSettings.BootVolume(40, Optional.of("fast")))));
    adapter.fulfil(order("c3.small"));
    String sent = proxy.sent("POST", "/servers").getFirst().body();
    assertTrue(sent.contains("\"destination_type\":\"volume\",\"volume_size\":40"), sent);
    String data = sent.replaceAll(".*\"user_data\":\"([^\"]+)\".*", "$1");
    String text = new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    assertTrue(text.contains("AAAAIHZ6kP0dWQ4sF3sOgUOLgk5kGHvYp7mXHcX0oVg0nB1L"), text);
    assertTrue(text.contains("issues/9"), text);
  }

  @Test
  void the_address_is_of_the_chosen_network_else_ipv4_comes_first() {
    List<String> both = List.of("lab6", "lab");
    adapter =
        adapter(
            OpenStackSample.settings(
                OpenStackSample.credential(plane, proxy), both, Optional.empty()));
    adapter.fulfil(order("c3.small"));
    String plain = assertInstanceOf(Outcome.Ready.class, settled()).access().address();
    assertTrue(plain.startsWith("10.77."), plain);
    Provisioner chosen =
        adapter(
            OpenStackSample.settings(
                OpenStackSample.credential(plane, proxy), both, Optional.of("lab6")));
    String other = assertInstanceOf(Outcome.Ready.class, chosen.fulfil(POLL)).access().address();
    assertNotEquals(plain, other);
    assertTrue(other.startsWith("2001:db8:"), other);
  }
}
