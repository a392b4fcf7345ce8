package dev.berth.sandbox;

import dev.berth.sandbox.model.WebhookDelivery;
import java.time.Instant;
import java.util.Optional;

/**
 * A webhook delivery as tests see it.
 *
 * @param guid what the target saw as {@code X-GitHub-Delivery}, the same for every attempt
 * @param statusCode what the target answered; 0 where it did not
 */
public record SeenDelivery(
    long id,
    String guid,
    String event,
    Optional<String> action,
    String payload,
    boolean redelivery,
    int statusCode,
    String status,
    Instant at) {
  static SeenDelivery of(WebhookDelivery p) {
    return new SeenDelivery(
        p.id(),
        p.guid(),
        p.event(),
        p.action(),
        p.payload(),
        p.redelivery(),
        p.statusCode(),
        p.status(),
        p.at());
  }
}
