package dev.berth.reconcile;

import dev.berth.forge.CheckRun;
import dev.berth.forge.Known;
import dev.berth.forge.PullRequest;
import dev.berth.forge.Repository;
import dev.berth.forge.Wrote;
import dev.berth.reconcile.ProgramCheck.Looked;
import dev.berth.store.Claim;
import dev.berth.store.Intent;
import dev.berth.store.Row;
import dev.berth.store.Store.Lane;
import dev.berth.view.ProgramVerdict;
import dev.berth.view.Words.CheckRunOf;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The check run of one commit: made once, under an intent like a comment. Whoever finds the intent
 * open waits until the run cannot land any more, then looks for its key, then makes it.
 */
final class CheckToMake {
  private static final String NAME = "berth: program file";
  private static final Pattern KEY = Pattern.compile("berth-program:(\\d{1,9}):\\d{1,9}");

  private final Claim claim;
  private final Desk desk;
  private final Repository repository;
  private final PullRequest pr;
  private final Row.Pull pull;
  private final CheckRunOf of;
  private final String intent;
  private final GuardedWrite write;

  CheckToMake(Claim claim, Desk desk, Repository repository, PullRequest pr, Row.Pull pull) {
    this.claim = claim;
    this.desk = desk;
    this.repository = repository;
    this.pr = pr;
    this.pull = pull;
    var key = "berth-program:" + pr.number() + ":" + pull.round();
    this.of = new CheckRunOf(NAME, pr.head(), key);
    this.intent = "check:" + key + ":" + pr.head();
    this.write = new GuardedWrite(claim, desk);
  }

  /** The pull request that a check run of ours is about, by its key. */
  static Optional<Integer> pullRequest(String key) {
    Matcher m = KEY.matcher(key);
    return m.matches() ? Optional.of(Integer.parseInt(m.group(1))) : Optional.empty();
  }

  /** A turn that did not live to say so may have made it already. Empty when it is to be made. */
  Optional<Looked> before() {
    return claim.intent(intent).map(_ -> lookFor());
  }

  private Looked lookFor() {
    var now = desk.store().now();
    var until = write.mayLandUntil(intent);
    if (until.isPresent()) return new Looked.Later(until.get(), "it may still appear");
    return switch (desk.forge().hasCheck(repository, of.commit(), of.name(), of.key())) {
      case Known.Unknown<Boolean>(var why, var again) -> new Looked.Later(again, why);
      case Known.Is<Boolean>(var isThere) when isThere -> new Looked.Made(pr.head(), intent);
      case Known.Is<Boolean> _, Known.Absent<Boolean> _ ->
          new Looked.Later(now, false, "it was not made", Optional.of(intent));
    };
  }

  /** Makes it, when the limiter has room; the verdict is only found then. */
  Looked make(Supplier<ProgramVerdict> verdict) {
    var slot = pull.hasSlot() ? Optional.<Instant>empty() : write.slot(Lane.ALL, true);
    if (slot.isPresent()) return new Looked.Later(slot.get(), true, "no slot", Optional.empty());
    var check = desk.words().checkRun(verdict.get(), of, Programs.FILE, desk.contexts().web());
    var sending = write.begin();
    if (!sending.intend(intent))
      return new Looked.Later(desk.store().now(), "the claim was running out");
    var wrote = sending.send(within -> desk.writer().createCheck(repository, check, within));
    desk.metrics()
        .count(
            "berth_program_checks", "conclusion", conclusion(check), "result", wrote.metricLabel());
    return became(wrote);
  }

  private static String conclusion(CheckRun check) {
    return check.conclusion().name();
  }

  private Looked became(Wrote wrote) {
    return switch (wrote) {
      case Wrote.Done _ -> new Looked.Made(pr.head(), intent);
      case Wrote.Refused(var why) -> new Looked.Denied(why, intent);
      case Wrote.Missing(var why) -> new Looked.Denied(why, intent);
      case Wrote.Unclear(var why) -> new Looked.Later(write.landsBy(), why);
      case Wrote.Later(var again, var why, _) ->
          new Looked.Later(again, false, why, Optional.of(intent));
    };
  }
}
