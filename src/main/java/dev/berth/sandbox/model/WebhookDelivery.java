package dev.berth.sandbox.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A webhook delivery: the bytes to send and what became of them.
 *
 * @param id numbers the attempt; a redelivery has another
 * @param guid the same for every attempt of one delivery
 * @param payload the JSON text exactly as signed
 * @param statusCode what the target answered; 0 where it was not asked yet or did not answer
 * @param status in words: {@code pending}, {@code OK}, {@code timed out}, ...
 * @param millis how long the target took
 */
public record WebhookDelivery(
    long id,
    String guid,
    String event,
    Optional<String> action,
    Optional<Long> repository,
    String payload,
    Instant at,
    boolean redelivery,
    int statusCode,
    String status,
    long millis,
    String answer) {
  public static final String PENDING = "pending";

  /** A delivery that was not tried yet. */
  public static WebhookDelivery fresh(
      long id,
      String guid,
      String event,
      Optional<String> action,
      Optional<Long> repository,
      String payload,
      Instant at) {
    return new WebhookDelivery(
        id, guid, event, action, repository, payload, at, false, 0, PENDING, 0, "");
  }

  public boolean ok() {
    return statusCode >= 200 && statusCode < 300;
  }

  public WebhookDelivery answered(int code, String words, long took, String text) {
    return new WebhookDelivery(
        id, guid, event, action, repository, payload, at, redelivery, code, words, took, text);
  }

  public WebhookDelivery redelivered(long newId, Instant now) {
    return new WebhookDelivery(
        newId, guid, event, action, repository, payload, now, true, 0, PENDING, 0, "");
  }
}
