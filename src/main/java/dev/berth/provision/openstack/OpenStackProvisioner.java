package dev.berth.provision.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.KeystoneSession;
import dev.berth.provision.cloud.MachineRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends servers of an OpenStack project. */
public final class OpenStackProvisioner implements Provisioner {
  private static final Logger log = LoggerFactory.getLogger(OpenStackProvisioner.class);

  /** Servers a page of a list; Nova allows a thousand unless told otherwise. */
  static final int PAGE = 500;

  private static final Duration LOOK_FIRST = Duration.ofSeconds(2);
  private static final Duration LOOK_LAST = Duration.ofSeconds(30);

  /** Nova can say that a server runs before its list has the address, and while it is deleted. */
  private static final Duration ADDRESS_COMES = Duration.ofMinutes(1);

  /** A reason that is not told until then is none. */
  private static final Duration REASON_COMES = Duration.ofSeconds(5);

  /** A server is looked at again after a share of the time that it has been made for. */
  private static final int LOOKS_PER_AGE = 4;

  private final OpenStackSettings settings;
  private final AdapterContext context;
  private final CloudCalls.Shared shared;
  private final CloudNames names;
  private final ServerRequest requests;

  public OpenStackProvisioner(OpenStackSettings settings, AdapterContext context) {
    this(settings, context, PAGE);
  }

  /** With pages of another size. */
  OpenStackProvisioner(OpenStackSettings settings, AdapterContext context, int page) {
    this.settings = settings;
    this.context = context;
    var http = new HttpApi(settings.callTimeout(), settings.tls());
    var session = new KeystoneSession(settings.auth(), http, context.clock());
    this.shared =
        new CloudCalls.Shared(
            settings, session, context.clock(), new AtomicReference<>(Optional.empty()), page);
    this.names = new CloudNames(shared);
    this.requests = new ServerRequest(settings, names, context.owner());
  }

  @Override
  public Outcome fulfil(Order order) {
    var calls = shared.begin();
    try {
      var servers = single(calls, order.key());
      return switch (order) {
        case Order.Allocate allocate -> allocate(calls, allocate, servers);
        case Order.Poll _, Order.DoneByHand _ -> outcome(servers);
        case Order.Stop _ -> turn(calls, servers, NovaServer.Status.ACTIVE, "os-stop");
        case Order.Start _ -> turn(calls, servers, NovaServer.Status.OFF, "os-start");
        case Order.AllowKeys _ ->
            servers.all().isEmpty()
                ? new Outcome.Gone()
                : new Outcome.Unsupported("The keys of a server that was made cannot be changed.");
        case Order.KeepUntil keep -> keepUntil(calls, keep, servers);
        case Order.Release _ -> release(calls, servers);
      };
    } catch (CloudFailure e) {
      log.info("{}: {} of {}: {}", context.name(), order.metricLabel(), order.key(), e.words());
      return e.failed(context);
    }
  }

  /** Looks for a key's server, and deletes a second one. */
  private KeyedServers single(CloudCalls calls, MachineKey key) throws CloudFailure {
    var found = new ArrayList<NovaServer>();
    for (var server : calls.servers("&tags=" + ServerRequest.tag(key)))
      found.add(server.lacksReason() ? calls.again(server) : server);
    var servers = KeyedServers.of(found, key, context.owner());
    for (var server : servers.surplus()) {
      log.warn("{}: {} has a second server {}: deleting it", context.name(), key, server.id());
      delete(calls, server);
    }
    return servers;
  }

  private Outcome allocate(CloudCalls calls, Order.Allocate order, KeyedServers servers)
      throws CloudFailure {
    if (!servers.isFree()) return outcome(servers);
    for (var failed : servers.failed()) delete(calls, failed);
    try {
      create(calls, order);
    } catch (CloudFailure e) {
      // Without an answer it may have been made: the look below finds it then.
      if (!e.isSilent()) return e.failedToMake(order.plan(), context);
      var after = single(calls, order.key());
      return after.isFree() ? e.failed(context) : outcome(after);
    }
    var after = single(calls, order.key());
    return after.isFree() ? context.pending(LOOK_FIRST) : outcome(after);
  }

  private void create(CloudCalls calls, Order.Allocate order) throws CloudFailure {
    var request = requests.of(calls, order);
    try {
      calls.nova("POST", "/servers", Optional.of(request));
    } catch (CloudFailure e) {
      if (!e.isBadRequest()) throw e;
      // What a name stood for may have been taken away since it was looked up.
      names.forget();
      var anew = requests.of(calls, order);
      if (anew.equals(request)) throw e;
      calls.nova("POST", "/servers", Optional.of(anew));
    }
  }

  private Outcome turn(
      CloudCalls calls, KeyedServers servers, NovaServer.Status from, String action)
      throws CloudFailure {
    var server = servers.counting();
    if (server.filter(s -> s.status() == from && !s.isSwitching() && !s.isGoing()).isEmpty())
      return outcome(servers);
    JsonNode body = HttpApi.JSON.createObjectNode().putNull(action);
    try {
      calls.nova("POST", path(server.get()) + "/action", Optional.of(body));
    } catch (CloudFailure e) {
      if (!e.isConflict() && !e.isMissing()) throw e;
    }
    return context.pending(LOOK_FIRST);
  }

  private Outcome keepUntil(CloudCalls calls, Order.KeepUntil order, KeyedServers servers)
      throws CloudFailure {
    var server = servers.counting();
    var record = server.flatMap(NovaServer::record);
    if (server.isEmpty() || record.isEmpty()) return outcome(servers);
    var later = record.get().keptUntil(order.until(), order.leaseEnd()).labels();
    var changes = HttpApi.JSON.createObjectNode();
    var metadata = changes.putObject("metadata");
    for (var name : List.of(MachineRecord.END, MachineRecord.LEASE_END))
      if (later.containsKey(name) && !later.get(name).equals(server.get().metadata().get(name)))
        metadata.put(name, later.get(name));
    if (!metadata.isEmpty())
      calls.nova("POST", path(server.get()) + "/metadata", Optional.of(changes));
    return outcome(servers);
  }

  private Outcome release(CloudCalls calls, KeyedServers servers) throws CloudFailure {
    if (servers.all().isEmpty()) return new Outcome.Gone();
    for (var server : servers.deletable()) delete(calls, server);
    return context.pending(LOOK_FIRST);
  }

  private static void delete(CloudCalls calls, NovaServer server) throws CloudFailure {
    try {
      calls.nova("DELETE", path(server), Optional.empty());
    } catch (CloudFailure e) {
      if (!e.isMissing()) throw e;
    }
  }

  private static String path(NovaServer server) {
    return "/servers/" + server.id();
  }

  private Outcome outcome(KeyedServers servers) {
    if (servers.counting().isEmpty()) return new Outcome.Gone();
    var server = servers.counting().get();
    if (server.isSwitching()) return context.pending(LOOK_FIRST);
    if (server.isGoing()) return context.pending(nextLook(server));
    return switch (server.status()) {
      case BUILD, DELETED -> context.pending(nextLook(server));
      case ACTIVE -> running(server);
      case OFF -> new Outcome.Stopped();
      case ERROR -> failed(server);
      case OTHER -> context.pending(LOOK_LAST);
      case UNKNOWN -> context.failed("The part of the provider with the machine does not answer.");
    };
  }

  private Outcome running(NovaServer server) {
    var address = server.address(settings.addressNetwork());
    if (address.isPresent())
      return new Outcome.Ready(new MachineAccess(address.get(), settings.loginName(), List.of()));
    if (hasChangedWithin(ADDRESS_COMES, server)) return context.pending(LOOK_FIRST);
    var where = settings.addressNetwork().map(n -> " in the network " + n).orElse("");
    return context.failed("The machine runs, but has no address" + where + ".");
  }

  private Outcome failed(NovaServer server) {
    if (server.lacksReason() && hasChangedWithin(REASON_COMES, server))
      return context.pending(LOOK_FIRST);
    var why = server.fault().orElse("The provider gives no reason.");
    if (server.wantsRoom() && server.canBeMadeAnew())
      return context.full(CloudFailure.NO_ROOM + why);
    if (server.canBeMadeAnew())
      return context.failed("The machine failed while it was made. " + why);
    return context.refused("The machine failed at the provider. " + why);
  }

  private boolean hasChangedWithin(Duration time, NovaServer server) {
    return Duration.between(server.updated(), context.now()).abs().compareTo(time) < 0;
  }

  private Duration nextLook(NovaServer server) {
    var age = Duration.between(server.created(), context.now()).dividedBy(LOOKS_PER_AGE);
    if (age.compareTo(LOOK_FIRST) < 0) return LOOK_FIRST;
    return age.compareTo(LOOK_LAST) > 0 ? LOOK_LAST : age;
  }

  @Override
  public Optional<List<FoundMachine>> inventory() {
    var calls = shared.begin();
    try {
      return new ServerInventory(settings, names.flavors(calls)).of(calls.servers(""));
    } catch (CloudFailure e) {
      log.warn("{}: the list of servers cannot be read: {}", context.name(), e.words());
      return Optional.empty();
    }
  }

  @Override
  public Optional<Map<String, Integer>> stock() {
    var calls = shared.begin();
    try {
      var limits = ProjectLimits.of(calls.nova("/limits"));
      var flavors = names.flavors(calls);
      var free = new HashMap<String, Integer>();
      settings
          .plans()
          .forEach(
              (plan, name) ->
                  flavors.stream()
                      .filter(f -> f.isCalled(name))
                      .findFirst()
                      .flatMap(limits::room)
                      .ifPresent(room -> free.put(plan, room)));
      return free.isEmpty() ? Optional.empty() : Optional.of(free);
    } catch (CloudFailure e) {
      log.info("{}: what is free cannot be told: {}", context.name(), e.words());
      return Optional.empty();
    }
  }

  @Override
  public List<SelfCheck> check() {
    return new OpenStackCheck(settings, shared, names).all();
  }
}
