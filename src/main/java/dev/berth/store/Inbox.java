package dev.berth.store;

import dev.berth.forge.Incoming;
import java.util.List;

/** Takes in what happened, once each: webhooks, finds of the rescan, words between rows. */
public interface Inbox {
  /**
   * Keeps a delivery and makes its subject due, in one transaction, durable when this returns.
   *
   * @param delivery the forge's id of it, the same when it is delivered again
   * @param about what it tells, or empty when there is nothing to do about it
   * @return whether it was new
   */
  boolean accept(String delivery, SubjectKey subject, Incoming about);

  /** An entry from inside: a find of the rescan, a word of an operator. False when it was there. */
  boolean enqueue(SubjectKey subject, String id, Message matter);

  /** Which of these deliveries were kept. */
  List<String> seen(List<String> deliveries);
}
