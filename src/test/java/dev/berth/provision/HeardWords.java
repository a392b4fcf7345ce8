package dev.berth.provision;

import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Everything that an adapter says in a test: its answers, its lists, its checks and the log. */
final class HeardWords {
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  void listen() {
    log.list = new CopyOnWriteArrayList<>();
    log.start();
    root().addAppender(log);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  /** The same adapter, whose words are noted; the test is told when a call begins and ends. */
  Provisioner of(Provisioner inner, Runnable begin, Runnable end) {
    return new Provisioner() {
      @Override
      public Outcome fulfil(Order order) {
        return noted(() -> inner.fulfil(order));
      }

      @Override
      public Optional<List<FoundMachine>> inventory() {
        return noted(inner::inventory);
      }

      @Override
      public Optional<Map<String, Integer>> stock() {
        return noted(inner::stock);
      }

      @Override
      public List<SelfCheck> check() {
        return noted(inner::check);
      }

      private <T> T noted(Supplier<T> call) {
        begin.run();
        try {
          T answer = call.get();
          said.add(answer.toString());
          return answer;
        } finally {
          end.run();
        }
      }
    };
  }

  void check(List<String> credentials) {
    root().detachAppender(log);
    for (var e : log.list) said.add(e.getFormattedMessage() + e.getThrowableProxy());
    for (var secret : credentials)
      for (var words : said) assertFalse(words.contains(secret), "a credential is in: " + words);
  }
}
