package dev.berth.reconcile.app;

import dev.berth.forge.Comment;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import dev.berth.forge.Write;
import dev.berth.forge.Wrote;
import dev.berth.reconcile.turn.GuardedWrite;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Claim;
import dev.berth.store.InventoryFinding;
import dev.berth.store.KeptComment;
import dev.berth.store.Row;
import dev.berth.store.RowChange;
import dev.berth.store.Store.WriteLane;
import dev.berth.view.OperatorsModel;
import dev.berth.view.TextModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The one comment that says to the operators what is wrong now: in the issue that {@code
 * operators-issue} names, made once, and edited when something begins or is over.
 */
final class OperatorsComment {
  static final String KEY = "operators";

  private static final String INTENT = GuardedWrite.commentIntent(KEY);

  private static final Duration EVERY = Duration.ofMinutes(10);

  /** What cannot be written is tried again after that. */
  private static final Duration REFUSED_AGAIN = Duration.ofHours(1);

  private final Claim claim;
  private final TurnServices services;
  private final GuardedWrite guard;

  /** Nobody has heard what became of the write. */
  private boolean isUnclear;

  OperatorsComment(Claim claim, TurnServices services) {
    this.claim = claim;
    this.services = services;
    this.guard = new GuardedWrite(claim, services);
  }

  /** When it is looked at next; empty where there is none to keep. */
  Optional<Instant> next(Row.AppRow row) {
    return services.settings().operatorsIssue().flatMap(_ -> row.operators().map(c -> c.nextAt()));
  }

  /** The row as it is committed, with what became of the comment. */
  Row.AppRow keep(Row.AppRow row) {
    var name = services.settings().operatorsIssue();
    if (name.isEmpty()) return row;
    var kept =
        row.operators()
            .filter(c -> c.issue().equals(name.get()))
            .orElse(new KeptComment(name.get(), 0, "", Instant.EPOCH));
    if (services.store().now().isBefore(kept.nextAt())) return row;
    var model =
        OperatorsModel.of(services.troubles().list(), foreign(row.findings().orElse(List.of())));
    var next = row.with(kept(kept, model));
    var over = isUnclear ? RowChange.NOTHING : RowChange.NOTHING.settle(INTENT);
    claim.commit(over.with(next));
    return next;
  }

  private static List<String> foreign(List<InventoryFinding> findings) {
    return findings.stream()
        .filter(f -> f.kind() == InventoryFinding.Kind.FOREIGN)
        .map(f -> f.adapter() + ": " + f.words())
        .toList();
  }

  private KeptComment kept(KeptComment before, TextModel model) {
    if (before.id() != 0 && before.shown().equals(model.fingerprint())) return in(before, EVERY);
    int mark = before.issue().indexOf('#');
    return switch (services.forge().repository(before.issue().substring(0, mark))) {
      case Known.Unknown<Repository>(_, var again) -> at(before, again);
      case Known.Absent<Repository>(var why) -> refused(before, why);
      case Known.Is<Repository>(var repository) -> {
        var ref = new IssueRef(repository, Integer.parseInt(before.issue().substring(mark + 1)));
        yield before.id() == 0 ? found(before, ref, model) : written(before, ref, model);
      }
    };
  }

  /** A turn that did not live to say so may have made it, or this database was restored since. */
  private KeptComment found(KeptComment before, IssueRef ref, TextModel model) {
    var mayLand = guard.mayLandUntil(INTENT);
    if (mayLand.isPresent()) {
      isUnclear = true;
      return at(before, mayLand.get());
    }
    if (!(services.forge().self() instanceof Known.Is<Person>(var self))) return in(before, EVERY);
    return switch (services.forge().comments(ref, Instant.EPOCH)) {
      case Known.Unknown<List<Comment>>(_, var again) -> at(before, again);
      case Known.Absent<List<Comment>>(var why) -> refused(before, why);
      case Known.Is<List<Comment>>(var all) ->
          written(
              all.stream()
                  .filter(c -> c.author().equals(self))
                  .filter(c -> services.markers().own(c, ref).filter(KEY::equals).isPresent())
                  .findFirst()
                  .map(c -> new KeptComment(before.issue(), c.id(), "", before.nextAt()))
                  .orElse(before),
              ref,
              model);
    };
  }

  private KeptComment written(KeptComment before, IssueRef ref, TextModel model) {
    if (!(services.forge().self() instanceof Known.Is<Person>(var self))) return in(before, EVERY);
    boolean creates = before.id() == 0;
    var slot = guard.slot(WriteLane.ALL, creates);
    if (slot.isPresent()) return at(before, slot.get());
    var text = services.markers().signed(services.texts().operators(model, KEY), ref, self);
    var write =
        creates ? new Write.CreateComment(KEY, text) : new Write.EditComment(before.id(), text);
    var sending = guard.begin();
    if (creates && !sending.intend(INTENT)) return at(before, services.store().now());
    var wrote = sending.send(within -> services.writer().write(ref, write, within));
    services
        .metrics()
        .count("berth_writes", "kind", write.metricLabel(), "result", wrote.metricLabel());
    isUnclear = wrote instanceof Wrote.Unclear;
    return became(before, model, wrote);
  }

  private KeptComment became(KeptComment before, TextModel model, Wrote wrote) {
    return switch (wrote) {
      case Wrote.Done(long id, _) ->
          in(
              new KeptComment(
                  before.issue(),
                  before.id() == 0 ? id : before.id(),
                  model.fingerprint(),
                  before.nextAt()),
              EVERY);
      case Wrote.Later(var again, _, _) -> at(before, again);
      case Wrote.Unclear _ -> at(before, guard.landsBy());
      case Wrote.Refused(var why) -> refused(before, why);
      // Somebody deleted it; a new one is made.
      case Wrote.Missing(var why) ->
          before.id() == 0
              ? refused(before, why)
              : in(new KeptComment(before.issue(), 0, "", before.nextAt()), EVERY);
    };
  }

  private KeptComment refused(KeptComment before, String why) {
    services.alerts().unwritten(before.issue(), why);
    return in(before, REFUSED_AGAIN);
  }

  private KeptComment in(KeptComment c, Duration time) {
    return at(c, services.store().now().plus(time));
  }

  private static KeptComment at(KeptComment c, Instant when) {
    return new KeptComment(c.issue(), c.id(), c.shown(), when);
  }
}
