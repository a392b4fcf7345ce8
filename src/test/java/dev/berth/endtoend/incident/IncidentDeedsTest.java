package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.berth.endtoend.EndToEnd;
import dev.berth.reconcile.record.DeedLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** A whole life stands in the log: what was done, by whose word, in which issue. */
@Isolated
class IncidentDeedsTest {
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(DeedLog.class);

  @TempDir private Path data;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    log.start();
    LOGGER.setLevel(Level.INFO);
    LOGGER.addAppender(log);
  }

  @AfterEach
  void end() {
    LOGGER.detachAppender(log);
    LOGGER.setLevel(null);
  }

  @Test
  void incident_11_21_a_life_leaves_a_line_for_each_deed() throws Exception {
    try (var berth = new EndToEnd(data)) {
      berth.opens("rio", EndToEnd.form("2", "90 days"));
      berth.says("sam", "/approve").labels("mara", "approved");
      berth.passes(Duration.ofMinutes(2)).shows("active");
      berth.says("rio", "/extend 7d the paper of kim@kelp.example");
      berth.says("rio", "/release").passes(Duration.ofMinutes(2)).shows("released");
    }
    var lines =
        log.list.stream()
            .filter(e -> "acme/cluster#1".equals(e.getMDCPropertyMap().get("subject")))
            .map(ILoggingEvent::getFormattedMessage)
            .toList();
    assertEquals(log.list.size(), lines.size(), "each names its issue");
    inOrder(
        lines,
        "request opened by rio: needs approval",
        "approved by mara (role maintain",
        "queued -> provisioning",
        "order allocate berth-",
        "provisioning -> active, ends 2027-02-18T",
        "extended by rio: active",
        "ends 2027-02-25T",
        "by rio: active -> releasing",
        "order release berth-",
        "releasing -> released");
    var all = String.join("\n", lines);
    assertFalse(all.contains("paper") || all.contains("@") || all.contains("AAAA"), all);
  }

  private static void inOrder(List<String> lines, String... parts) {
    var rest = lines;
    for (var part : parts) {
      var at = rest.stream().filter(l -> l.contains(part)).findFirst();
      assertTrue(at.isPresent(), part + " is not, or too early, in\n" + String.join("\n", lines));
      rest = rest.subList(rest.indexOf(at.get()) + 1, rest.size());
    }
  }
}
