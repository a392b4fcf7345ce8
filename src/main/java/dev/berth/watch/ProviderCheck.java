package dev.berth.watch;

import dev.berth.observe.TroubleKind;
import dev.berth.reconcile.turn.TurnServices;
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
  }
}
