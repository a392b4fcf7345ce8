package dev.berth.provision.openstack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.KeystoneSession;
import dev.berth.provision.cloud.MachineRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lends servers of an OpenStack project. */
public final class OpenStackProvisioner implements Provisioner {
  private static final Logger log = LoggerFactory.getLogger(OpenStackProvisioner.class);

  /** Servers a page of a list; Nova allows a thousand unless told otherwise. */
  static final int PAGE = 500;

  private final OpenStackSettings settings;
  private final AdapterContext context;
  private final CloudCalls calls;
  private final CloudNames names;
  private final ServerRequest requests;
  private final ServerOutcome outcomes;

  public OpenStackProvisioner(OpenStackSettings settings, AdapterContext context) {
    this(settings, context, PAGE);
  }

  /** With pages of another size. */
  OpenStackProvisioner(OpenStackSettings settings, AdapterContext context, int page) {
    this.settings = settings;
    this.context = context;
    var session = new KeystoneSession(settings.auth(), settings.http(), context.clock());
    this.calls = new CloudCalls(session, settings.service("compute", "v2.1"), page);
    this.names = new CloudNames(settings, calls, context.clock());
    this.requests = new ServerRequest(settings, calls, names, context.owner());
    this.outcomes = new ServerOutcome(settings, context);
  }

  @Override
  public Outcome fulfil(Order order) {
    try {
      var servers = single(order.key());
      return switch (order) {
        case Order.Allocate allocate -> allocate(allocate, servers);
        case Order.Poll _, Order.DoneByHand _ -> outcomes.of(servers);
        case Order.Stop _ -> turn(servers, NovaServer.Status.ACTIVE, "os-stop");
        case Order.Start _ -> turn(servers, NovaServer.Status.OFF, "os-start");
        case Order.AllowKeys _ ->
            servers.all().isEmpty()
                ? new Outcome.Gone()
                : new Outcome.Unsupported("The keys of a server that was made cannot be changed.");
        case Order.KeepUntil keep -> keepUntil(keep, servers);
        case Order.Release _ -> release(servers);
      };
    } catch (CloudFailure e) {
      log.info("{}: {} of {}: {}", context.name(), order.metricLabel(), order.key(), e.words());
      return e.failed(context);
    }
  }

  /** Looks for a key's server, and deletes a second one. */
  private KeyedServers single(MachineKey key) throws CloudFailure {
    var found = new ArrayList<NovaServer>();
    for (var server : calls.servers("&tags=" + ServerRequest.tag(key)))
      found.add(server.lacksReason() ? calls.again(server) : server);
    var servers = KeyedServers.of(found, key, context.owner());
    for (var server : servers.surplus()) {
      log.warn("{}: {} has a second server {}: deleting it", context.name(), key, server.id());
      calls.delete(server);
    }
    return servers;
  }

  private Outcome allocate(Order.Allocate order, KeyedServers servers) throws CloudFailure {
    if (!servers.isFree()) return outcomes.of(servers);
    for (var failed : servers.failed()) calls.delete(failed);
    try {
      create(order);
    } catch (CloudFailure e) {
      // Without an answer it may have been made: the look below finds it then.
      if (!e.isSilent()) return e.failedToMake(order.plan(), context);
      var after = single(order.key());
      return after.isFree() ? e.failed(context) : outcomes.of(after);
    }
    var after = single(order.key());
    return after.isFree() ? outcomes.soon() : outcomes.of(after);
  }

  private void create(Order.Allocate order) throws CloudFailure {
    var request = requests.of(order);
    try {
      calls.nova("POST", "/servers", Optional.of(request));
    } catch (CloudFailure e) {
      if (!e.isBadRequest()) throw e;
      // What a name stood for may have been taken away since it was looked up.
      names.forget();
      var anew = requests.of(order);
      if (anew.equals(request)) throw e;
      calls.nova("POST", "/servers", Optional.of(anew));
    }
  }

  private Outcome turn(KeyedServers servers, NovaServer.Status from, String action)
      throws CloudFailure {
    var server = servers.counting();
    if (server.filter(s -> s.status() == from && !s.isSwitching() && !s.isGoing()).isEmpty())
      return outcomes.of(servers);
    JsonNode body = HttpApi.JSON.createObjectNode().putNull(action);
    try {
      calls.nova("POST", server.get().path() + "/action", Optional.of(body));
    } catch (CloudFailure e) {
      if (!e.isConflict() && !e.isMissing()) throw e;
    }
    return outcomes.soon();
  }

  private Outcome keepUntil(Order.KeepUntil order, KeyedServers servers) throws CloudFailure {
    var server = servers.counting();
    var record = server.flatMap(NovaServer::record);
    if (server.isEmpty() || record.isEmpty()) return outcomes.of(servers);
    var later = record.get().keptUntil(order.until(), order.leaseEnd()).labels();
    var changes = HttpApi.JSON.createObjectNode();
    var metadata = changes.putObject("metadata");
    for (var name : List.of(MachineRecord.END, MachineRecord.LEASE_END))
      if (later.containsKey(name) && !later.get(name).equals(server.get().metadata().get(name)))
        metadata.put(name, later.get(name));
    if (!metadata.isEmpty())
      calls.nova("POST", server.get().path() + "/metadata", Optional.of(changes));
    return outcomes.of(servers);
  }

  private Outcome release(KeyedServers servers) throws CloudFailure {
    if (servers.all().isEmpty()) return new Outcome.Gone();
    for (var server : servers.deletable()) calls.delete(server);
    return outcomes.soon();
  }

  @Override
  public Optional<List<FoundMachine>> inventory() {
    try {
      return new ServerInventory(settings, names.flavors()).of(calls.servers(""));
    } catch (CloudFailure e) {
      log.warn("{}: the list of servers cannot be read: {}", context.name(), e.words());
      return Optional.empty();
    }
  }

  @Override
  public Optional<Map<String, Integer>> stock() {
    try {
      var limits = ProjectLimits.of(calls.nova("/limits"));
      var free = new HashMap<String, Integer>();
      for (var flavor : names.flavors())
        for (var plan : settings.plans().entrySet())
          if (flavor.isCalled(plan.getValue()))
            limits.room(flavor).ifPresent(room -> free.put(plan.getKey(), room));
      return free.isEmpty() ? Optional.empty() : Optional.of(free);
    } catch (CloudFailure e) {
      log.info("{}: what is free cannot be told: {}", context.name(), e.words());
      return Optional.empty();
    }
  }

  @Override
  public List<SelfCheck> check() {
    return new OpenStackCheck(settings, calls, names).all();
  }
}
