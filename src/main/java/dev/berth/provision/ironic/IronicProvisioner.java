package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.provision.FoundMachine;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.provision.Provisioner;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.MachineRecord;
import dev.berth.provision.cloud.UserData;
import dev.berth.provision.ironic.IronicAllocation.Wanted;
import dev.berth.provision.ironic.MachineFinder.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lends nodes of an Ironic. Nothing is kept here: what is wanted of a machine is written into its
 * allocation first, and each order or look then takes the next step towards it.
 */
public final class IronicProvisioner implements Provisioner {
  /** Ironic nearly always finds a node within milliseconds, or says that it has none. */
  private static final Duration LOOKED_FOR = Duration.ofSeconds(1);

  private static final int LOOKS_MAX = 100;

  private final IronicSettings settings;
  private final AdapterContext context;
  private final IronicApi api;
  private final MachineFinder finder;
  private final NodeSteps steps;
  private final IronicLists lists;

  public IronicProvisioner(IronicSettings settings, AdapterContext context) {
    this(settings, context, settings.endpoint(context.clock()));
  }

  IronicProvisioner(IronicSettings settings, AdapterContext context, BaremetalEndpoint endpoint) {
    this.settings = settings;
    this.context = context;
    this.api = new IronicApi(endpoint);
    this.finder = new MachineFinder(api, context.owner());
    this.steps = new NodeSteps(settings, context, api);
    this.lists = new IronicLists(settings, api, steps);
  }

  @Override
  public Outcome fulfil(Order order) {
    try {
      return switch (order) {
        case Order.Allocate allocate -> allocate(allocate);
        case Order.Poll _,
            Order.Stop _,
            Order.Start _,
            Order.AllowKeys _,
            Order.KeepUntil _,
            Order.DoneByHand _,
            Order.Release _ ->
            switch (finder.find(order.key())) {
              case Found.Ours(IronicMachine machine) -> changed(order, machine);
              case Found.Theirs _, Found.Nothing _ -> new Outcome.Gone();
            };
      };
    } catch (NoAnswer e) {
      return context.failed(e.words());
    }
  }

  private Outcome allocate(Order.Allocate order) throws NoAnswer {
    var unmapped = settings.unmapped(order);
    if (unmapped.isPresent()) return context.refused(unmapped.get());
    return switch (finder.find(order.key())) {
      case Found.Ours(IronicMachine machine) -> again(order, machine);
      case Found.Theirs _ -> taken();
      case Found.Nothing _ -> make(order);
    };
  }

  private Outcome taken() {
    return context.refused("The name of this machine is taken at the provider by somebody else.");
  }

  private Outcome make(Order.Allocate order) throws NoAnswer {
    var answer = api.send("POST", "/allocations", claim(order));
    return switch (answer.status()) {
      case 201 -> looked(order);
      // Another worker was faster, or our own answer was lost: the name is given out once.
      case 409 ->
          switch (finder.find(order.key())) {
            case Found.Ours(IronicMachine machine) -> steps.next(machine, false);
            case Found.Theirs _ -> taken();
            case Found.Nothing _ -> context.failed(Reason.of(IronicApi.words(answer)));
          };
      default -> context.refused(Reason.of(IronicApi.words(answer)));
    };
  }

  private ObjectNode claim(Order.Allocate order) {
    var plan = settings.plan(order);
    var claim = HttpApi.JSON.createObjectNode();
    claim.put("name", order.key().text()).put("resource_class", plan.resourceClass());
    plan.traits().forEach(claim.putArray("traits")::add);
    var extra = claim.putObject("extra");
    MachineRecord.of(order, context.owner()).labels().forEach(extra::put);
    UserData.keys(order.sshKeys()).forEach(extra.putArray(IronicAllocation.SSH_KEYS)::add);
    extra.put(IronicAllocation.WANTED, Wanted.RUNNING.name());
    return claim;
  }

  /** Waits for no machine, only until Ironic says which one it will be. */
  private Outcome looked(Order.Allocate order) throws NoAnswer {
    var until = context.now().plus(LOOKED_FOR);
    for (int look = 0; look < LOOKS_MAX && context.now().isBefore(until); look++) {
      if (!(finder.find(order.key()) instanceof Found.Ours(IronicMachine machine))) break;
      if (!machine.allocation().map(IronicAllocation::isBeingMade).orElse(false))
        return steps.next(machine, false);
    }
    return context.pending(NodeSteps.SOON);
  }

  private Outcome again(Order.Allocate order, IronicMachine machine) throws NoAnswer {
    var kept =
        order.end().isPresent() ? keep(machine, order.end().get(), order.leaseEnd()) : machine;
    return steps.next(kept, false);
  }

  private Outcome changed(Order order, IronicMachine machine) throws NoAnswer {
    return switch (order) {
      case Order.Allocate _, Order.Poll _, Order.DoneByHand _ -> steps.next(machine, false);
      case Order.Stop _ -> steps.next(wanting(Wanted.STOPPED, machine), false);
      case Order.Start _ -> steps.next(wanting(Wanted.RUNNING, machine), false);
      case Order.Release _ -> steps.next(wanting(Wanted.RELEASED, machine), true);
      case Order.KeepUntil(var _, Instant until, Optional<Instant> leaseEnd) ->
          steps.next(keep(machine, until, leaseEnd), false);
      case Order.AllowKeys _ ->
          machine.node().filter(IronicNode::isAvailable).isPresent()
                  && machine.allocation().isEmpty()
              ? steps.next(machine, false)
              : new Outcome.Unsupported(
                  "A machine of this pool takes keys only when it is made: its people change who"
                      + " may log in.");
    };
  }

  /** Written down first: whatever happens next, the following look goes on with it. */
  private IronicMachine wanting(Wanted wanted, IronicMachine machine) throws NoAnswer {
    var allocation = machine.allocation().orElse(null);
    if (allocation == null
        || allocation.wanted() == wanted
        || allocation.wanted() == Wanted.RELEASED) return machine;
    var patch = HttpApi.JSON.createArrayNode();
    IronicApi.put(patch, "/extra/" + IronicAllocation.WANTED, wanted.name());
    return steps.written(machine, allocation, patch);
  }

  /** The end stands on the allocation, and on the node for the time without one. */
  private IronicMachine keep(IronicMachine machine, Instant until, Optional<Instant> leaseEnd)
      throws NoAnswer {
    var record = machine.record().keptUntil(until, leaseEnd);
    var allocation = machine.allocation().orElse(null);
    if (allocation == null) return machine;
    var patch = HttpApi.JSON.createArrayNode();
    record.labels().forEach((name, text) -> IronicApi.put(patch, "/extra/" + name, text));
    var told = record.labels().equals(machine.record().labels());
    var written = told ? machine : steps.written(machine, allocation, patch);
    steps.copied(written);
    return written;
  }

  @Override
  public Optional<List<FoundMachine>> inventory() {
    return lists.inventory();
  }

  @Override
  public Optional<Map<String, Integer>> stock() {
    return lists.stock();
  }

  @Override
  public List<SelfCheck> check() {
    return lists.check();
  }
}
