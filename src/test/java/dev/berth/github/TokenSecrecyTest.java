package dev.berth.github;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.berth.config.Secret;
import dev.berth.forge.Write;
import dev.berth.github.FakeGitHub.Reply;
import dev.berth.github.auth.GitHubIdentity;
import dev.berth.github.http.AuthToken;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/** No secret is seen in a log line, a value or an exception, whatever the other side does. */
@Isolated
class TokenSecrecyTest {
  private final List<String> said = new ArrayList<>();

  @Test
  void no_token_is_ever_said() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.start();
    root.setLevel(Level.ALL);
    root.addAppender(lines);
    java.util.logging.Logger old = java.util.logging.Logger.getLogger("org.kohsuke");
    java.util.logging.Level oldLevel = old.getLevel();
    Handler handler = listening();
    old.setLevel(java.util.logging.Level.ALL);
    old.addHandler(handler);
    try {
      live();
    } finally {
      root.detachAppender(lines);
      root.setLevel(before);
      old.removeHandler(handler);
      old.setLevel(oldLevel);
    }
    for (ILoggingEvent e : lines.list) {
      said.add(e.getFormattedMessage() + ThrowableProxyUtil.asString(e.getThrowableProxy()));
    }
    assertTrue(
        said.stream().anyMatch(s -> s.contains("/repos/octo/lab/issues/5")), "heard nothing");
    for (String line : said) {
      assertFalse(line.contains("VerySecret"), line);
    }
  }

  private Handler listening() {
    return new Handler() {
      @Override
      public void publish(LogRecord r) {
        said.add(
            r.getMessage()
                + List.of(r.getParameters() == null ? new Object[0] : r.getParameters())
                + r.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  /** A server that echoes the header back in every way it can. */
  private void live() {
    String echo = "{'message':'you sent Bearer " + FakeGitHub.TOKEN + "'}";
    try (FakeGitHub gitHub = new FakeGitHub()) {
      GitHubIdentity identity = new GitHubIdentity.Token(new Secret(FakeGitHub.TOKEN));
      said.add(new GitHubSettings(URI.create(gitHub.address()), identity).toString());
      said.add(AuthToken.bearer("token", FakeGitHub.TOKEN).toString());
      GitHubForge forge = gitHub.forge(identity);
      for (Reply reply :
          List.of(
              Reply.of(200, GitHubSamples.issue("")),
              Reply.of(400, echo),
              Reply.of(401, echo),
              Reply.of(403, echo),
              Reply.of(422, echo),
              Reply.of(500, echo),
              Reply.CUT)) {
        gitHub.on("GET /repos/octo/lab/issues/5", reply);
        gitHub.on("POST /repos/octo/lab/issues/5/comments", reply);
        gitHub.on("PATCH /repos/octo/lab/issues/5", reply);
        said.add(forge.issue(GitHubSamples.ISSUE).toString());
        Duration soon = Duration.ofSeconds(5);
        said.add(
            forge.write(GitHubSamples.ISSUE, new Write.CreateComment("k", "x"), soon).toString());
        said.add(forge.write(GitHubSamples.ISSUE, Write.reopen(), soon).toString());
      }
    }
  }
}
