package dev.berth.github;

import dev.berth.forge.CheckRun;
import dev.berth.forge.Repository;
import java.io.IOException;
import java.time.Instant;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCheckRunBuilder;

/** Makes a check run by exactly one request. Only an app may; GitHub refuses a token with 403. */
final class Checks {
  private final Asking asking;

  Checks(Asking asking) {
    this.asking = asking;
  }

  Sent create(Repository here, CheckRun check, Pass pass, long sendBy) {
    OneCall one = new OneCall(asking.wire(), pass, sendBy);
    try {
      Hub hub = new Hub(asking.wire().host(), one);
      built(hub.repository(here).createCheckRun(check.name(), check.commit()), check).create();
    } catch (IOException | RuntimeException e) {
      one.thrown(e);
    }
    return one.sent();
  }

  private GHCheckRunBuilder built(GHCheckRunBuilder builder, CheckRun check) {
    GHCheckRunBuilder.Output output = new GHCheckRunBuilder.Output(check.title(), check.summary());
    for (CheckRun.Annotation a : check.annotations()) {
      output.add(
          new GHCheckRunBuilder.Annotation(
              a.path(), a.line(), GHCheckRun.AnnotationLevel.FAILURE, a.message()));
    }
    Instant now = asking.wire().gitHubNow();
    return builder
        .withExternalID(check.key())
        .withStatus(GHCheckRun.Status.COMPLETED)
        .withConclusion(conclusion(check.conclusion()))
        .withCompletedAt(now)
        .add(output);
  }

  private static GHCheckRun.Conclusion conclusion(CheckRun.Conclusion c) {
    return switch (c) {
      case SUCCESS -> GHCheckRun.Conclusion.SUCCESS;
      case NEUTRAL -> GHCheckRun.Conclusion.NEUTRAL;
      case FAILURE -> GHCheckRun.Conclusion.FAILURE;
    };
  }
}
