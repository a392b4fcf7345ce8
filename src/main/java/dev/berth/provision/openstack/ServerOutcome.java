package dev.berth.provision.openstack;

import dev.berth.provision.MachineAccess;
import dev.berth.provision.Outcome;
import dev.berth.provision.cloud.AdapterContext;
import dev.berth.provision.cloud.ProviderWords;
import java.time.Duration;
import java.util.List;

/** What a server's state means for the order that asks. */
final class ServerOutcome {
  /** Nova can say that a server runs before its list has the address, and while it is deleted. */
  private static final Duration ADDRESS_COMES = Duration.ofMinutes(1);

  /** A reason that is not told until then is none. */
  private static final Duration REASON_COMES = Duration.ofSeconds(5);

  private final OpenStackSettings settings;
  private final AdapterContext context;

  ServerOutcome(OpenStackSettings settings, AdapterContext context) {
    this.settings = settings;
    this.context = context;
  }

  Outcome of(KeyedServers servers) {
    if (servers.counting().isEmpty()) return new Outcome.Gone();
    var server = servers.counting().get();
    if (server.isSwitching()) return soon();
    if (server.isGoing()) return context.pendingSince(server.updated());
    return switch (server.status()) {
      case BUILD, DELETED -> context.pendingSince(server.created());
      case ACTIVE -> running(server);
      case OFF -> new Outcome.Stopped();
      case ERROR -> failed(server);
      case OTHER -> context.pending(AdapterContext.LOOK_LAST);
      case UNKNOWN -> context.failed("The part of the provider with the machine does not answer.");
    };
  }

  Outcome.Pending soon() {
    return context.pending(AdapterContext.LOOK_FIRST);
  }

  private Outcome running(NovaServer server) {
    var address = server.address(settings.addressNetwork());
    if (address.isPresent())
      return new Outcome.Ready(new MachineAccess(address.get(), settings.loginName(), List.of()));
    if (hasChangedWithin(ADDRESS_COMES, server)) return soon();
    var where = settings.addressNetwork().map(n -> " in the network " + n).orElse("");
    return context.failed("The machine runs, but has no address" + where + ".");
  }

  private Outcome failed(NovaServer server) {
    if (server.lacksReason() && hasChangedWithin(REASON_COMES, server)) return soon();
    var why = server.fault().map(ProviderWords::cleaned).orElse("The provider gives no reason.");
    if (!server.canBeMadeAnew())
      return context.refused("The machine failed at the provider. " + why);
    return server.wantsRoom()
        ? context.full(CloudFailure.NO_ROOM + why)
        : context.failed("The machine failed while it was made. " + why);
  }

  private boolean hasChangedWithin(Duration time, NovaServer server) {
    return Duration.between(server.updated(), context.now()).abs().compareTo(time) < 0;
  }
}
