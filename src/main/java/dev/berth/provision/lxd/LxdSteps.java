package dev.berth.provision.lxd;

import dev.berth.provision.MachineAccess;
import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.HttpApi;
import dev.berth.provision.cloud.ProviderWords;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The next step of a machine towards what is wanted of it. Nothing is remembered but on the machine
 * itself, so whoever comes next, after whatever happened, goes on from there.
 */
final class LxdSteps {
  static final Duration LOOK = Duration.ofSeconds(1);

  /** A machine that does not start is broken after so many tries. */
  private static final int STARTS_MAX = 3;

  /** The one snapshot that is kept. */
  private static final String SNAPSHOT = "berth-end";

  private final LxdSettings settings;
  private final LxdApi api;
  private final AdapterContext context;
  private final LxdWords words;
  private final MachineLogin login;

  LxdSteps(LxdSettings settings, LxdApi api, AdapterContext context) {
    this.settings = settings;
    this.api = api;
    this.context = context;
    this.words = new LxdWords(context);
    this.login = new MachineLogin(settings, api, context);
  }

  Outcome next(LxdInstance machine) {
    if (machine.wanted() == LxdInstance.Wanted.GONE) return release(machine);
    if (machine.label(LxdInstance.BROKEN).isPresent())
      return context.refused(machine.label(LxdInstance.BROKEN).get());
    if (machine.wanted() == LxdInstance.Wanted.STOPPED)
      return whenFree(machine, _ -> machine.isStopped() ? stopped(machine) : stop(machine));
    if (machine.isRunning()) return running(machine);
    return whenFree(machine, failure -> start(machine, failure));
  }

  /** What to do when nothing else goes on with a machine. */
  private interface Step {
    /**
     * @param failure of what was last tried, while the server still knows
     */
    Outcome take(Optional<String> failure);
  }

  private Outcome whenFree(LxdInstance machine, Step step) {
    var work = api.workOn(machine.name());
    if (work.isEmpty()) return context.noAnswer();
    if (work.get().stream().anyMatch(LxdApi.Work.GoesOn.class::isInstance)) return soon();
    if (machine.isHalfMade()) return release(machine);
    return step.take(
        work.get().stream()
            .flatMap(w -> w instanceof LxdApi.Work.Broken(var e) ? Stream.of(e) : Stream.empty())
            .filter(e -> !LxdReply.isBusy(e))
            .findFirst());
  }

  private Outcome running(LxdInstance machine) {
    var up = machine;
    if (machine.label(LxdInstance.UP).isEmpty() || machine.starts() > 0) {
      var seen =
          Map.of(
              LxdInstance.UP,
              machine.label(LxdInstance.UP).orElse(context.now().toString()),
              LxdInstance.STARTS,
              "");
      if (!(label(machine, seen) instanceof LxdReply.Good)) return soon();
      up = machine.with(seen);
    }
    var address =
        settings.forward().isPresent()
            ? machine.port().map(_ -> settings.forward().get().address())
            : machine.address(settings.networkInterface());
    if (address.isEmpty()) return soon();
    var port = settings.forward().flatMap(_ -> machine.port());
    var reached = address.get();
    var open = up;
    return login
        .open(up)
        .or(() -> login.hostKeysLater(open))
        .orElseGet(
            () ->
                new Outcome.Ready(
                    new MachineAccess(
                        reached,
                        settings.loginName(),
                        login.hostKeys(open).orElse(List.of()),
                        port)));
  }

  private Outcome start(LxdInstance machine, Optional<String> failure) {
    if (failure.filter(PortChoice::isTaken).isPresent()) return otherPort(machine);
    var tried = machine.starts();
    if (tried < STARTS_MAX && (tried == 0 || failure.isEmpty())) return again(machine);
    var why = "The machine does not start" + failure.map(f -> ": " + shown(f)).orElse("") + ".";
    if (machine.label(LxdInstance.UP).isPresent()) {
      // It ran before, and its data are worth more than a new machine: tried on and on.
      var next = again(machine);
      return next instanceof Outcome.Failed ? next : context.failed(why);
    }
    var broken = label(machine, Map.of(LxdInstance.BROKEN, why));
    return broken instanceof LxdReply.Good ? context.refused(why) : soon();
  }

  private static String shown(String failure) {
    return ProviderWords.cleaned(
        failure.replaceFirst("(?s)Failed to run: .*", "LXD cannot run it"));
  }

  private Outcome again(LxdInstance machine) {
    var count = Math.min(machine.starts() + 1, STARTS_MAX);
    var counted = Map.of(LxdInstance.STARTS, Integer.toString(count));
    if (!(label(machine, counted) instanceof LxdReply.Good)) return soon();
    var reply = api.start(machine.name());
    return reply instanceof LxdReply.Good begun && api.wait(begun) instanceof LxdApi.Work.Done
        ? context.pending(Duration.ZERO)
        : begun(reply);
  }

  private Outcome otherPort(LxdInstance machine) {
    var forward = settings.forward();
    var port = forward.flatMap(f -> new PortChoice(api).free(f, machine.name()));
    if (port.isEmpty()) return context.full("The provider has no free port for the machine.");
    var change = HttpApi.JSON.createObjectNode();
    change.set("devices", PortChoice.devices(forward.get(), port.get()));
    return begun(api.change(machine.name(), change)) instanceof Outcome.Failed failed
        ? failed
        : begun(api.start(machine.name()));
  }

  /** By itself first; what does not end in time is switched off. */
  private Outcome stop(LxdInstance machine) {
    var late =
        machine
            .time(LxdInstance.STOP)
            .filter(t -> context.now().isBefore(t.plus(settings.timeToStop())))
            .isEmpty();
    return begun(api.stop(machine.name(), late, settings.timeToStop()));
  }

  private Outcome stopped(LxdInstance machine) {
    if (!settings.snapshot().orElse(false)) return new Outcome.Stopped();
    var isNew = machine.snapshotIsNew(SNAPSHOT);
    if (isNew.orElse(false)) return new Outcome.Stopped();
    return isNew.isPresent() ? begun(api.delete(snapshotPath(machine))) : snapshot(machine);
  }

  private Outcome snapshot(LxdInstance machine) {
    var reply = api.snapshot(machine.name(), SNAPSHOT);
    return reply instanceof LxdReply.Good begun
            && api.wait(begun) instanceof LxdApi.Work.Broken(var error)
        ? words.refused(error)
        : begun(reply);
  }

  private static String snapshotPath(LxdInstance machine) {
    return "/1.0/instances/" + machine.name() + "/snapshots/" + SNAPSHOT;
  }

  /** Its snapshots go with it. */
  private Outcome release(LxdInstance machine) {
    if (!machine.isStopped()) {
      var off = api.stop(machine.name(), true, settings.timeToStop());
      if (!(off instanceof LxdReply.Good begun) || !(api.wait(begun) instanceof LxdApi.Work.Done))
        return begun(off);
    }
    var reply = api.delete("/1.0/instances/" + machine.name());
    if (reply instanceof LxdReply.No no && no.isUnknown()) return new Outcome.Gone();
    return reply instanceof LxdReply.Good begun && api.wait(begun) instanceof LxdApi.Work.Done
        ? new Outcome.Gone()
        : begun(reply);
  }

  private LxdReply label(LxdInstance machine, Map<String, String> labels) {
    var change = HttpApi.JSON.createObjectNode();
    change.set("config", LxdInstance.config(labels));
    return api.change(machine.name(), change);
  }

  private Outcome begun(LxdReply reply) {
    return switch (reply) {
      case LxdReply.Good _ -> soon();
      case LxdReply.Silence _ -> context.noAnswer();
      case LxdReply.No no when no.isBusy() || no.isUnknown() -> soon();
      case LxdReply.No(_, var error) -> words.refused(error);
    };
  }

  private Outcome.Pending soon() {
    return context.pending(LOOK);
  }
}
