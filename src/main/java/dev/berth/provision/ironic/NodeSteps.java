package dev.berth.provision.ironic;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.berth.provision.MachineAccess;
import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.ApiAnswer.Answered;
import dev.berth.provision.cloud.HttpApi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The next step of a machine towards what is wanted of it, and what to say meanwhile. Each step may
 * be taken again, by whoever comes next: a node that is busy refuses it, and is looked at later.
 */
final class NodeSteps {
  static final Duration SOON = AdapterContext.LOOK_FIRST;

  /** Somebody has to repair the node first. */
  private static final Duration REPAIR = Duration.ofMinutes(10);

  /** A conductor that was restarted in the middle is not the node's fault; twice is suspicious. */
  private static final int REBUILDS_MAX = 2;

  private static final Pattern WITH_PORT = Pattern.compile("([^:]+):(\\d{1,5})");
  private static final String POWER_ON = "power on";
  private static final String POWER_OFF = "power off";

  private final IronicSettings settings;
  private final AdapterContext context;
  private final IronicApi api;
  private final NodeDeploy deploy;
  private final NodeText reached;

  NodeSteps(IronicSettings settings, AdapterContext context, IronicApi api) {
    this.settings = settings;
    this.context = context;
    this.api = api;
    this.deploy = new NodeDeploy(settings, context, api);
    this.reached = settings.reached();
  }

  /**
   * @param released the machine is to be given back, by an order that was given just now
   */
  Outcome next(IronicMachine machine, boolean released) throws NoAnswer {
    var node = machine.node();
    if (node.isPresent()) return next(machine, node.get(), released || machine.isToBeReleased());
    var allocation = machine.allocation().orElseThrow();
    if (!allocation.isInError()) return context.pending(SOON);
    // It holds no node, and its name must be free for the next try.
    api.delete(allocation.path());
    return machine.isToBeReleased()
        ? new Outcome.Gone()
        : context.full(Reason.ofAllocation(allocation.lastError()));
  }

  private Outcome next(IronicMachine machine, IronicNode node, boolean released) throws NoAnswer {
    return switch (node.state()) {
      case "available" -> available(machine, node, released);
      case "active" -> released ? tearDown(node) : active(machine, node);
      case "wait call-back", "deploy hold" -> released ? tearDown(node) : busy(node);
      case "deploy failed" -> released ? tearDown(node) : notDeployed(machine, node);
      case "rescue", "rescue failed", "rescue wait", "unrescue failed" ->
          released ? tearDown(node) : worked(node);
      case "error" -> notTornDown(node, released);
      case "clean failed" -> notClean(node);
      case "manageable" -> node.inMaintenance() ? notClean(node) : asked(node, "provide");
      case "deploying", "deleting", "cleaning", "clean wait", "clean hold" -> busy(node);
      default -> worked(node);
    };
  }

  private Outcome available(IronicMachine machine, IronicNode node, boolean released)
      throws NoAnswer {
    if (machine.allocation().isEmpty()) return wiped(node);
    if (!released) return deploy.start(machine, node);
    var answer = api.delete(machine.allocation().get().path());
    return answer.isGood() || answer.status() == 404 ? wiped(node) : refused(answer);
  }

  /** The machine is gone; what we wrote on the node goes last, and its failures may stay. */
  private Outcome wiped(IronicNode node) throws NoAnswer {
    if (NodeRecord.failures(node) >= settings.failuresInARow()) deploy.park(node);
    var patch = IronicApi.changes(node.extra(), Map.of(), NodeRecord.OF_THE_MACHINE);
    if (patch.isEmpty()) return new Outcome.Gone();
    var answer = api.send("PATCH", "/nodes/" + node.uuid(), patch);
    return answer.status() == 409 ? context.pending(SOON) : new Outcome.Gone();
  }

  private Outcome active(IronicMachine machine, IronicNode node) throws NoAnswer {
    if (NodeRecord.failures(node) > 0 || NodeRecord.rebuilds(node) > 0) deploy.worked(node);
    if (node.isSwitching()) return context.pending(SOON);
    if (machine.isToBeStopped())
      return node.power().equals(POWER_OFF) ? new Outcome.Stopped() : switched(node, POWER_OFF);
    return switch (node.power()) {
      case POWER_ON -> ready(node);
      case POWER_OFF -> switched(node, POWER_ON);
      default -> context.failed("The provider cannot tell whether the machine is switched on.");
    };
  }

  private Outcome ready(IronicNode node) {
    return reached(node)
        .<Outcome>map(Outcome.Ready::new)
        .orElseGet(
            () -> context.failed("The machine is there, and its node does not tell its address."));
  }

  Optional<MachineAccess> reached(IronicNode node) {
    return reached.of(node).map(text -> access(text, node));
  }

  private MachineAccess access(String text, IronicNode node) {
    var m = WITH_PORT.matcher(text);
    var port = m.matches() ? Optional.of(Integer.valueOf(m.group(2))) : Optional.<Integer>empty();
    var address = port.isPresent() ? m.group(1) : text;
    return new MachineAccess(address, settings.cloudInit().user(), hostKeys(node), port);
  }

  private List<String> hostKeys(IronicNode node) {
    var place = settings.hostKeys().map(p -> node.json().at("/" + p));
    var keys = new ArrayList<String>();
    place.ifPresent(
        p -> {
          if (p.isTextual()) p.textValue().lines().forEach(keys::add);
          p.forEach(k -> keys.add(k.asText()));
        });
    return keys;
  }

  private Outcome switched(IronicNode node, String target) throws NoAnswer {
    var body = HttpApi.JSON.createObjectNode().put("target", target);
    var answer = api.send("PUT", "/nodes/" + node.uuid() + "/states/power", body);
    if (!answer.isGood()) return refused(answer);
    // What was wrong the last time is told, as it may go on for ever.
    return node.lastError().isBlank()
        ? context.pending(SOON)
        : context.failed("Switching the machine failed: " + Reason.of(node.lastError()));
  }

  private Outcome notDeployed(IronicMachine machine, IronicNode node) throws NoAnswer {
    if (isCutOff(node)
        && machine.allocation().isPresent()
        && NodeRecord.rebuilds(node) < REBUILDS_MAX) return deploy.rebuild(machine, node);
    var why = Reason.of(lastError(node));
    deploy.failed(node, machine.record().key(), why);
    return context.refused("The machine could not be installed: " + why);
  }

  private Outcome notTornDown(IronicNode node, boolean released) throws NoAnswer {
    var why = "The machine could not be given back: " + Reason.of(lastError(node));
    if (!released) return context.failed(why);
    tearDown(node);
    return context.failed(why + " It is tried again.");
  }

  /**
   * What broke in a step of the cleaning Ironic puts into maintenance, and whoever ends that says
   * that it can be tried again. The rest is tried again at once, and told unless it was cut off.
   */
  private Outcome notClean(IronicNode node) throws NoAnswer {
    var why = "The machine is off and its people are out, but it could not be cleaned: ";
    why += node.state().equals("manageable") ? "it is in maintenance." : Reason.of(lastError(node));
    if (!node.inMaintenance()) {
      var again = asked(node, "manage");
      if (isCutOff(node)) return again;
      why += " It is tried again.";
    }
    return new Outcome.Failed(why, true, context.now().plus(REPAIR));
  }

  /** A conductor that was stopped in the middle left it behind. */
  private static boolean isCutOff(IronicNode node) {
    return node.lastError().contains("can't be resumed");
  }

  private Outcome worked(IronicNode node) {
    return context.failed(
        "The provider's people work at the machine: its node is in the state " + node.state());
  }

  private Outcome tearDown(IronicNode node) throws NoAnswer {
    return asked(node, "deleted");
  }

  private Outcome asked(IronicNode node, String target) throws NoAnswer {
    var body = HttpApi.JSON.createObjectNode().put("target", target);
    var answer = api.send("PUT", "/nodes/" + node.uuid() + "/states/provision", body);
    return answer.isGood() ? context.pending(SOON) : refused(answer);
  }

  /** A node that is locked is busy with something, perhaps with just this. */
  private Outcome refused(Answered answer) {
    return answer.status() == 409
        ? context.pending(SOON)
        : context.failed(Reason.of(IronicApi.words(answer)));
  }

  private Outcome busy(IronicNode node) {
    return context.pendingSince(node.changed().orElse(context.now()));
  }

  /** The node's own word, or else the last that its history has. */
  private String lastError(IronicNode node) throws NoAnswer {
    if (!node.lastError().isBlank() || api.version().isBefore(ApiVersion.HISTORY))
      return node.lastError();
    var events = api.get("/nodes/" + node.uuid() + "/history").body().path("history");
    return events.path(events.size() - 1).path("event").asText("");
  }

  /** The machine with a changed allocation. */
  IronicMachine written(IronicMachine machine, IronicAllocation allocation, ArrayNode patch)
      throws NoAnswer {
    var answer = api.send("PATCH", allocation.path(), patch);
    if (!answer.isGood()) throw new NoAnswer(Reason.of(IronicApi.words(answer)));
    var changed = new IronicAllocation(answer.body());
    return new IronicMachine(
        changed.record().orElse(machine.record()), Optional.of(changed), machine.node());
  }

  /** The node's own copy of the ends, where it has a record already. */
  void copied(IronicMachine machine) throws NoAnswer {
    var node = machine.node();
    var copy = node.flatMap(NodeRecord::on);
    if (copy.isEmpty() || copy.get().labels().equals(machine.record().labels())) return;
    var patch = HttpApi.JSON.createArrayNode();
    machine.record().labels().forEach((name, text) -> IronicApi.put(patch, "/extra/" + name, text));
    var answer = api.send("PATCH", "/nodes/" + node.get().uuid(), patch);
    if (!answer.isGood()) throw new NoAnswer(Reason.of(IronicApi.words(answer)));
  }
}
