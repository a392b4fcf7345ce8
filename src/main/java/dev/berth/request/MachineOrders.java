package dev.berth.request;

import dev.berth.provision.MachineKey;
import dev.berth.provision.Order;
import dev.berth.request.access.PinnedKey;
import dev.berth.request.machine.Machine;
import dev.berth.request.machine.Machines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The machines of a request as they are first ordered: one for each that was approved. */
final class MachineOrders {
  private static final int NAME_MAX = 20;

  private MachineOrders() {}

  /** One wanted machine for each that was approved. */
  static Machines of(Request r, String pool, List<PinnedKey> keys, Instant now) {
    var all = new ArrayList<Machine>();
    var texts = keys.stream().map(PinnedKey::text).toList();
    var terms = r.policy().terms(r.reading().workload());
    var leaseEnd = now.plus(r.term());
    var life = Optional.of(life(r, now));
    int number = 0;
    for (int i = 0; i < r.reading().lines().size(); i++) {
      var line = r.reading().lines().get(i);
      for (int n = 1; n <= line.count().orElse(0); n++) {
        var order =
            new Order.Allocate(
                new MachineKey(r.number(), i + 1, n, 1 + r.generation(), life),
                pool,
                line.plan().orElseThrow(),
                r.reading().systemOf(i, number),
                name(r, ++number),
                r.reading().project().orElse(r.issue().toString()),
                Optional.empty(),
                texts,
                Optional.of(leaseEnd),
                Optional.of(leaseEnd.plus(terms.grace())));
        all.add(Machine.wanted(order, now));
      }
    }
    return new Machines(all);
  }

  /** What tells the keys of machines that are ordered now from all others of that number. */
  static String life(Request r, Instant now) {
    return r.version(r.reading().digest().with("machines of " + r.number() + " ordered at " + now));
  }

  /** What people call it: after the request's code, else its project. */
  private static String name(Request r, int number) {
    var url = r.reading().codeUrls().stream().findFirst().orElse("");
    var name = url.substring(url.lastIndexOf('/') + 1);
    if (name.isEmpty()) name = r.reading().project().orElse("");
    name = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (name.isEmpty() || !Character.isLetter(name.charAt(0))) name = "machine";
    return name.substring(0, Math.min(name.length(), NAME_MAX)).replaceAll("-$", "") + "-" + number;
  }
}
