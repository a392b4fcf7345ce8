package dev.berth.reconcile.turn;

import dev.berth.observe.Metrics;
import dev.berth.provision.Order;
import dev.berth.request.Active;
import dev.berth.request.Ending;
import dev.berth.request.Request;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must hold whenever a request is kept or a machine is ordered. What does not is a bug of
 * ours: counted and logged, not stopped, as ends of leases must go on.
 */
public final class Invariants {
  /** The figure that must be 0, by what is broken. */
  static final String METRIC = "berth_invariants_broken";

  private static final String UNAPPROVED = "order without approval";
  private static final String TWICE = "machine key twice";
  private static final String ENDLESS = "lease without end";
  private static final Logger log = LoggerFactory.getLogger(Invariants.class);

  private final Metrics metrics;

  Invariants(Metrics metrics) {
    this.metrics = metrics;
  }

  /** Shows the zeros, so that an alarm has something to compare with. */
  public void announce() {
    for (var what : List.of(UNAPPROVED, TWICE, ENDLESS)) metrics.add(METRIC, 0, "what", what);
  }

  /** Just before a request is kept. */
  public void kept(Request r) {
    brokenIn(r).forEach(what -> broken(what, r));
  }

  /** What does not hold in a request as it is kept. */
  public static List<String> brokenIn(Request r) {
    var broken = new ArrayList<String>();
    var keys = r.machines().list().stream().map(m -> m.made().key()).toList();
    if (keys.stream().distinct().count() < keys.size()) broken.add(TWICE);
    if (isLent(r) && r.lease().filter(l -> l.end().isAfter(l.start())).isEmpty())
      broken.add(ENDLESS);
    if (isLent(r) && r.approvals().isEmpty()) broken.add(UNAPPROVED);
    return broken;
  }

  /** Just before an order is written down. */
  public void ordered(Request r, Order order) {
    if (order instanceof Order.Allocate && r.approvals().isEmpty()) broken(UNAPPROVED, r);
  }

  private static boolean isLent(Request r) {
    return r.state() instanceof Active || r.state() instanceof Ending;
  }

  private void broken(String what, Request r) {
    log.error("broken invariant: {} in {} ({})", what, r.issue(), r.number());
    metrics.count(METRIC, "what", what);
  }
}
