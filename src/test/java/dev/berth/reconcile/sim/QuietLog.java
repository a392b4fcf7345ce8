package dev.berth.reconcile.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What goes wrong in a simulated world is no news for the log. */
final class QuietLog {
  private QuietLog() {}

  static void please() {
    if (LoggerFactory.getLogger("dev.berth") instanceof Logger logger) logger.setLevel(Level.OFF);
  }
}
