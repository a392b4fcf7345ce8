package dev.berth.watch;

import dev.berth.observe.TroubleKind;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.ParkedPlans;
import java.util.HashMap;

/** Providers that do not answer and are left alone; one whose rest is over is tried. */
final class ProviderCheck {
  private final TurnServices services;

  ProviderCheck(TurnServices services) {
    this.services = services;
  }

  void look() {
    var resting = new HashMap<String, String>();
    services
        .providers()
        .all()
        .forEach(
            (name, provider) -> {
              var isOver =
                  provider
                      .restsUntil()
                      .filter(until -> !services.store().now().isBefore(until))
                      .isPresent();
              if (isOver) provider.inventory();
              if (provider.restsUntil().isPresent())
                resting.put(name, "the provider behind " + name + " does not answer");
            });
    services.troubles().are(TroubleKind.POOL_RESTING, resting);
    parked();
  }

  private void parked() {
    var all = ParkedPlans.of(services.store().reads());
    var troubles = new HashMap<String, String>();
    for (var f : all)
      troubles.put(
          f.adapter() + " " + f.plan(),
          f.plan()
              + " of "
              + f.adapter()
              + " failed "
              + f.count()
              + " times in a row: "
              + f.cause());
    services.troubles().are(TroubleKind.PLAN_PARKED, troubles);
    services.metrics().set("berth_plans_parked", all.size());
  }
}
