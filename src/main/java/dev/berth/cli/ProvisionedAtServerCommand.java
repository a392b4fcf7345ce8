package dev.berth.cli;

import dev.berth.commands.decision.ProvisionedCommand;
import dev.berth.forge.Person;
import dev.berth.provision.Outcome;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.request.machine.Machine;
import dev.berth.store.Message;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code berth provisioned}: a machine was made by hand, and its address stays out of the issue.
 */
@Command(
    name = "provisioned",
    description = {
      "Tells that you made a machine by hand, and where it is, without a public comment.",
      "Safe beside a running server."
    },
    mixinStandardHelpOptions = true)
final class ProvisionedAtServerCommand extends DatabaseCommand {
  private static final int PAGE = 200;

  @Parameters(index = "0", paramLabel = "REQUEST", description = "owner/name#12, or 12.")
  private String request = "";

  @Parameters(index = "1", paramLabel = "MACHINE", description = "As the issue names it.")
  private String machine = "";

  @Parameters(index = "2", paramLabel = "ADDRESS", description = "Host name or IP address.")
  private String address = "";

  @Override
  public Integer call() {
    if (!ProvisionedCommand.isAddress(address)) throw misused(address + " is no address");
    return onDatabase(this::tell);
  }

  private int tell(Store store) {
    var open = open(store);
    var meant = open.stream().filter(this::isMeant).toList();
    if (meant.size() != 1)
      return no(request, meant.isEmpty() ? "is no open request" : "is several");
    var r = meant.getFirst();
    var made = r.machines().named(machine);
    if (made.filter(m -> m.byHand().isPresent()).isEmpty())
      return no(machine, "is no machine of " + r.issue() + " that people make");
    if (open.stream()
        .anyMatch(o -> o.machines().list().stream().anyMatch(m -> isOther(m, made.get()))))
      return no(address, "is the address of another machine");
    var now = store.now();
    var event = new Event.MadeByHand(now, Person.GHOST, machine, address);
    var id = "provisioned:" + r.number() + ":" + machine + ":" + now;
    store.enqueue(SubjectKey.of(r.issue()), id, new Message.EventForRequest(event));
    out().println(r.issue() + ": " + machine + " is told to be made; the status comment shows it");
    return 0;
  }

  private boolean isMeant(Request r) {
    var name = r.issue().toString();
    return name.equalsIgnoreCase(request) || name.endsWith("#" + request.replaceFirst("^#", ""));
  }

  private boolean isOther(Machine m, Machine made) {
    return !m.made().key().equals(made.made().key())
        && m.byHand().isPresent()
        && m.seen().orElse(null) instanceof Outcome.Ready ready
        && ready.access().isAt(address);
  }

  private static List<Request> open(Store store) {
    var all = new ArrayList<Request>();
    for (long after = 0; ; ) {
      var page = store.reads().requestsNotOver(after, PAGE);
      for (long id : page)
        if (store.reads().row(id).orElse(null) instanceof Row.IssueRow row)
          row.request().ifPresent(all::add);
      if (page.size() < PAGE) return all;
      after = page.getLast();
    }
  }

  private int no(String what, String why) {
    err().println(what + " " + why);
    return 1;
  }
}
