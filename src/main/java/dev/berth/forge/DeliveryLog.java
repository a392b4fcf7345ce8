package dev.berth.forge;

import java.time.Instant;
import java.util.List;

/**
 * The webhooks that the forge sent to us as an app, and could not deliver. It keeps them for three
 * days and sends none again unless asked.
 */
public interface DeliveryLog {
  /**
   * Deliveries that failed and of which no later attempt got through, oldest first. An identity
   * without such a list (a token) answers {@link Known.Absent}.
   */
  Known<Batch> failedSince(Instant since);

  /** Asks the forge to send one again; it comes as any webhook does, under its old guid. */
  Wrote redeliver(long id);

  /**
   * What was found.
   *
   * @param complete false when there was more than one look may read
   */
  record Batch(List<Failed> failed, boolean complete) {
    public Batch {
      failed = List.copyOf(failed);
    }
  }

  /**
   * A delivery that never got through.
   *
   * @param id of its newest attempt, to be given to {@link #redeliver}
   * @param guid the same for all attempts, and for the webhook when it comes at last
   * @param status what our door answered; 0 where it did not answer
   * @param attempts how often the forge tried, as far as was read
   */
  record Failed(long id, String guid, String event, int status, int attempts, Instant at) {}
}
