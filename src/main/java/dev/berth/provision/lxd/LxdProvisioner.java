package dev.berth.provision.lxd;

import dev.berth.config.Secret;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.MachineRecord;
import dev.berth.provision.cloud.ProviderTls;
import dev.berth.provision.cloud.ProviderTls.ClientIdentity;
import dev.berth.provision.cloud.UserData;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Machines of an LXD or Incus. A machine's name there is its key, so no second one is ever made; it
 * is looked for before it is made, as LXD accepts a create of a name that is taken and fails later.
 */
public final class LxdProvisioner implements Provisioner {
  private final LxdSettings settings;
  private final AdapterContext context;
  private final LxdApi api;
  private final LxdWords words;
  private final LxdCreation creation;
  private final LxdSteps steps;

  /** Makes no call yet; throws {@link IllegalArgumentException} for certificates that are none. */
  public LxdProvisioner(LxdSettings settings, AdapterContext context) {
    this.settings = settings;
    this.context = context;
    var token = settings.token().map(TrustToken::new);
    this.api = new LxdApi(transport(settings, token), settings.projectName(), token);
    this.words = new LxdWords(context);
    this.creation = new LxdCreation(settings, api, context);
    this.steps = new LxdSteps(settings, api, context);
  }

  private static LxdTransport transport(LxdSettings settings, Optional<TrustToken> token) {
    if (settings.isLocal())
      return new UnixSocketTransport(Path.of(settings.server().getPath()), settings.callTimeout());
    var named = settings.fingerprint();
    var pinned =
        named.isPresent() || settings.serverCertificate().isPresent()
            ? named
            : token.flatMap(TrustToken::fingerprint);
    var tls =
        ProviderTls.context(
            pinned.map(Set::of).orElse(Set.of()),
            settings.serverCertificate().map(Secret::reveal),
            Optional.of(
                ClientIdentity.of(
                    settings.certificate().orElseThrow().reveal(),
                    settings.key().orElseThrow().reveal())));
    var http = new HttpApi(settings.callTimeout(), Optional.of(tls));
    var base = settings.server().toString().replaceFirst("/+$", "");
    return (method, path, headers, body) ->
        http.sendBody(method, URI.create(base + path), headers, body);
  }

  @Override
  public Outcome fulfil(Order order) {
    return switch (api.instance(order.key().text())) {
      case LxdReply.Silence _ -> context.noAnswer();
      case LxdReply.No no when no.isUnknown() -> unknown(order);
      case LxdReply.No(_, var error) -> words.refused(error);
      case LxdReply.Good(var json, _, _) -> {
        var machine = LxdInstance.of(json);
        var record = machine.record(context.owner());
        if (record.isPresent()) yield known(order, machine, record.get());
        yield order instanceof Order.Allocate
            ? context.refused("The provider has a machine of that name which is not ours.")
            : new Outcome.Gone();
      }
    };
  }

  /** A create may just have begun, by somebody who never heard the answer. */
  private Outcome unknown(Order order) {
    if (order instanceof Order.Allocate allocate) return creation.create(allocate);
    var work = api.workOn(order.key().text());
    if (work.isEmpty()) return context.noAnswer();
    return work.get().stream().anyMatch(LxdApi.Work.GoesOn.class::isInstance)
        ? context.pending(LxdSteps.LOOK)
        : new Outcome.Gone();
  }

  private Outcome known(Order order, LxdInstance machine, MachineRecord record) {
    if (order instanceof Order.AllowKeys && !settings.writesKeys())
      return new Outcome.Unsupported("Keys reach a machine of this pool only when it is made.");
    var changes = new HashMap<>(changes(order, machine, record));
    changes.entrySet().removeIf(c -> c.getValue().equals(machine.labels().get(c.getKey())));
    if (!changes.isEmpty()) {
      var change = HttpApi.JSON.createObjectNode();
      change.set("config", LxdInstance.config(changes));
      switch (api.change(machine.name(), change)) {
        case LxdReply.Good _ -> {}
        case LxdReply.Silence _ -> {
          return context.noAnswer();
        }
        case LxdReply.No no -> {
          return no.isBusy() ? context.pending(LxdSteps.LOOK) : words.refused(no.error());
        }
      }
    }
    return steps.next(machine.with(changes));
  }

  /** What an order writes on the machine; the steps make it so. */
  private Map<String, String> changes(Order order, LxdInstance machine, MachineRecord record) {
    var wanted = machine.wanted();
    return switch (order) {
      case Order.Poll _, Order.DoneByHand _ -> Map.of();
      case Order.Allocate a when a.end().isPresent() && isLater(a, record) ->
          record.keptUntil(a.end().get(), a.leaseEnd()).labels();
      case Order.Allocate _ -> Map.of();
      case Order.KeepUntil(_, var until, var lease) -> record.keptUntil(until, lease).labels();
      case Order.AllowKeys(_, var keys) ->
          Map.of(LxdInstance.KEYS, String.join("\n", UserData.keys(keys)));
      case Order.Stop _ when wanted == LxdInstance.Wanted.RUNNING ->
          Map.of(
              LxdInstance.WANTED,
              LxdInstance.Wanted.STOPPED.name(),
              LxdInstance.STOP,
              context.now().toString());
      case Order.Start _ when wanted == LxdInstance.Wanted.STOPPED ->
          Map.of(LxdInstance.WANTED, LxdInstance.Wanted.RUNNING.name(), LxdInstance.STARTS, "");
      case Order.Stop _, Order.Start _ -> Map.of();
      case Order.Release _ -> Map.of(LxdInstance.WANTED, LxdInstance.Wanted.GONE.name());
    };
  }

  /** An old order that comes again takes no extension back. */
  private static boolean isLater(Order.Allocate order, MachineRecord record) {
    return record.end().filter(e -> !order.end().orElseThrow().isAfter(e)).isEmpty();
  }

  @Override
  public Optional<List<FoundMachine>> inventory() {
    if (!(api.inProject("/1.0/instances?recursion=1") instanceof LxdReply.Good(var list, _, _)))
      return Optional.empty();
    var all = new ArrayList<FoundMachine>();
    for (var json : list) {
      var machine = LxdInstance.of(json);
      var record = MachineRecord.read(machine.labels());
      all.add(
          MachineRecord.listed(
              record,
              record.map(MachineRecord::plan).orElse(json.path("type").asText()),
              machine.created(),
              Optional.of(machine.name()),
              machine.trouble()));
    }
    return Optional.of(List.copyOf(all));
  }

  @Override
  public Optional<Map<String, Integer>> stock() {
    return new LxdStock(settings, api).free();
  }

  @Override
  public List<SelfCheck> check() {
    return new LxdCheck(settings, api).all();
  }
}
