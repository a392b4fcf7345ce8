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

  /** A slot so near is waited for by the same turn. */
  private static final Duration NEAR = Duration.ofMillis(50);

  private static final Duration SEND_BY = Duration.ofSeconds(5);

  /** A request to the forge is given up after this. */
  private static final Duration CALL = Duration.ofSeconds(15);

  /** After the deadline of a call a check run may still appear within this. */
  private static final Duration SETTLE = Duration.ofSeconds(30);

  private final Claim claim;
  private final Desk desk;
  private final Repository repository;
  private final PullRequest pr;
  private final Row.Pull pull;
  private final CheckRunOf of;
  private final String intent;

  CheckToMake(Claim claim, Desk desk, Repository repository, PullRequest pr, Row.Pull pull) {
    this.claim = claim;
    this.desk = desk;
    this.repository = repository;
    this.pr = pr;
    this.pull = pull;
    var key = "berth-program:" + pr.number() + ":" + pull.round();
    this.of = new CheckRunOf(NAME, pr.head(), key);
    this.intent = "check:" + key + ":" + pr.head();
  }

  /** The pull request that a check run of ours is about, by its key. */
  static Optional<Integer> pullRequest(String key) {
    Matcher m = KEY.matcher(key);
    return m.matches() ? Optional.of(Integer.parseInt(m.group(1))) : Optional.empty();
  }

  /** A turn that did not live to say so may have made it already. Empty when it is to be made. */
  Optional<Looked> before() {
    var open = claim.intents().stream().filter(i -> i.key().equals(intent)).findFirst();
    return open.map(this::lookFor);
  }

  private Looked lookFor(Intent open) {
    var now = desk.store().now();
    if (open.until().isAfter(now)) return new Looked.Later(open.until(), "it may still appear");
    return switch (desk.forge().hasCheck(repository, of.commit(), of.name(), of.key())) {
      case Known.Unknown<Boolean>(var why, var again) -> new Looked.Later(again, why);
      case Known.Is<Boolean>(var isThere) when isThere -> new Looked.Made(pr.head(), intent);
      case Known.Is<Boolean> _, Known.Absent<Boolean> _ ->
          new Looked.Later(now, false, "it was not made", Optional.of(intent));
    };
  }

  /** Makes it, when the limiter has room; the verdict is only found then. */
  Looked make(Supplier<ProgramVerdict> verdict) {
    var now = desk.store().now();
    if (!pull.hasSlot()) {
      var slot = desk.store().slot(Lane.ALL, true);
      if (slot.isAfter(now.plus(NEAR)))
        return new Looked.Later(slot, true, "no slot", Optional.empty());
    }
    var check = desk.words().checkRun(verdict.get(), of, Programs.FILE, desk.contexts().web());
    // Counted from before it is written down: a worker that stood still since must not send.
    var start = desk.nanoTime().getAsLong();
    if (!claim.intend(intent, SEND_BY.plus(CALL).plus(SETTLE), false))
      return new Looked.Later(now, "the claim was running out");
    var within = SEND_BY.minusNanos(desk.nanoTime().getAsLong() - start);
    var wrote = desk.forge().createCheck(repository, check, within);
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
      case Wrote.Unclear(var why) -> new Looked.Later(until(), why);
      case Wrote.Later(var again, var why, var forAll) -> {
        if (forAll) desk.store().noSlotBefore(again);
        yield new Looked.Later(again, false, why, Optional.of(intent));
      }
    };
  }

  private Instant until() {
    return desk.store().now().plus(SEND_BY).plus(CALL).plus(SETTLE);
  }
}
