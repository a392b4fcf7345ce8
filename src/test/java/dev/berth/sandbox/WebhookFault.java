package dev.berth.sandbox;

import java.time.Duration;
import java.util.List;

/** Decides what becomes of a webhook on its way. */
@FunctionalInterface
public interface WebhookFault {
  /** Every webhook once and at once. */
  WebhookFault NONE = delivery -> List.of(Duration.ZERO);

  /** The delays after which a copy is sent: one for each copy, none when it is lost. */
  List<Duration> copies(SeenDelivery delivery);
}
