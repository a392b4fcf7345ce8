package dev.berth.reconcile.repository;

import dev.berth.forge.CheckRun;
import dev.berth.forge.Known;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import dev.berth.forge.Wrote;
import dev.berth.reconcile.repository.ProgramCheck.CheckResult;
import dev.berth.reconcile.turn.GuardedWrite;
import dev.berth.reconcile.turn.ProgramRegistry;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Claim;
import dev.berth.store.PullRequestCheck;
import dev.berth.store.Store.WriteLane;
import dev.berth.view.ProgramVerdict;
import dev.berth.view.TextRenderer.CheckRunOf;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The check run of one commit: made once, under an intent like a comment. Whoever finds the intent
 * open waits until the run cannot land any more, then looks for its key, then makes it.
 */
final class CheckRunWriter {
  private static final String NAME = "berth: program file";
  private static final Pattern KEY = Pattern.compile("berth-program:(\\d{1,9}):\\d{1,9}");

  private final Claim claim;
  private final TurnServices services;
  private final Repository repository;
  private final PullRequest pr;
  private final PullRequestCheck pull;
  private final CheckRunOf of;
  private final String intent;
  private final GuardedWrite write;

  CheckRunWriter(
      Claim claim,
      TurnServices services,
      Repository repository,
      PullRequest pr,
      PullRequestCheck pull) {
    this.claim = claim;
    this.services = services;
    this.repository = repository;
    this.pr = pr;
    this.pull = pull;
    var key = "berth-program:" + pr.number() + ":" + pull.round();
    this.of = new CheckRunOf(NAME, pr.head(), key);
    this.intent = "check:" + key + ":" + pr.head();
    this.write = new GuardedWrite(claim, services);
  }

  /** The pull request that a check run of ours is about, by its key. */
  static Optional<Integer> pullRequest(String key) {
    Matcher m = KEY.matcher(key);
    return m.matches() ? Optional.of(Integer.parseInt(m.group(1))) : Optional.empty();
  }

  /** A turn that did not live to say so may have made it already. Empty when it is to be made. */
  Optional<CheckResult> before() {
    return claim.intent(intent).map(_ -> lookFor());
  }

  private CheckResult lookFor() {
    var now = services.store().now();
    var until = write.mayLandUntil(intent);
    if (until.isPresent()) return new CheckResult.Later(until.get(), "it may still appear");
    return switch (services.forge().hasCheck(repository, of.commit(), of.name(), of.key())) {
      case Known.Unknown<Boolean>(var why, var again) -> new CheckResult.Later(again, why);
      case Known.Is<Boolean>(var isThere) when isThere -> new CheckResult.Made(pr.head(), intent);
      case Known.Is<Boolean> _, Known.Absent<Boolean> _ ->
          new CheckResult.Later(now, false, "it was not made", Optional.of(intent));
    };
  }

  /** Makes it, when the limiter has room; the verdict is only found then. */
  CheckResult make(Supplier<ProgramVerdict> verdict) {
    var slot = pull.hasSlot() ? Optional.<Instant>empty() : write.slot(WriteLane.ALL, true);
    if (slot.isPresent())
      return new CheckResult.Later(slot.get(), true, "no slot", Optional.empty());
    var check =
        services
            .texts()
            .checkRun(verdict.get(), of, ProgramRegistry.FILE, services.textContexts().web());
    var sending = write.begin();
    if (!sending.intend(intent))
      return new CheckResult.Later(services.store().now(), "the claim was running out");
    var wrote = sending.send(within -> services.writer().createCheck(repository, check, within));
    services
        .metrics()
        .count(
            "berth_program_checks", "conclusion", conclusion(check), "result", wrote.metricLabel());
    return became(wrote);
  }

  private static String conclusion(CheckRun check) {
    return check.conclusion().name();
  }

  private CheckResult became(Wrote wrote) {
    return switch (wrote) {
      case Wrote.Done _ -> new CheckResult.Made(pr.head(), intent);
      case Wrote.Refused(var why) -> new CheckResult.Denied(why, intent);
      case Wrote.Missing(var why) -> new CheckResult.Denied(why, intent);
      case Wrote.Unclear(var why) -> new CheckResult.Later(write.landsBy(), why);
      case Wrote.Later(var again, var why, _) ->
          new CheckResult.Later(again, false, why, Optional.of(intent));
    };
  }
}
