package dev.berth.watch;

import dev.berth.forge.Repository;
import dev.berth.observe.TroubleKind;
import dev.berth.observe.Troubles;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.HistoryCheck;
import dev.berth.store.InventoryFinding;
import dev.berth.store.InventoryFinding.Kind;
import dev.berth.store.Row;
import dev.berth.store.Store;
import dev.berth.store.SubjectKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the database tells of itself and of the work in it. */
final class DatabaseCheck {
  /** Work that waits so long is stuck. */
  private static final Duration OLD = Duration.ofMinutes(5);

  private final TurnServices services;
  private final Troubles troubles;

  DatabaseCheck(TurnServices services) {
    this.services = services;
    this.troubles = services.troubles();
  }

  void look() {
    try {
      standstill(services.store().standstill().evidence());
      work(services.store().reads().figures());
      programs();
      app();
      troubles.over(TroubleKind.DATABASE_UNUSABLE);
    } catch (Store.Unavailable e) {
      troubles.stands(TroubleKind.DATABASE_UNUSABLE, "the database cannot be used");
    }
  }

  private void standstill(List<String> signs) {
    if (signs.isEmpty()) troubles.over(TroubleKind.DATABASE_OLDER);
    else
      troubles.stands(
          TroubleKind.DATABASE_OLDER,
          "the database is older than the world, so all work stands still ("
              + signs.getFirst()
              + (signs.size() > 1 ? ", and " + (signs.size() - 1) + " more" : "")
              + ")");
  }

  private void work(Store.Figures f) {
    count(
        TroubleKind.ENTRIES_PARKED, f.parked(), " entries could not be dealt with and are parked");
    count(
        TroubleKind.SUBJECTS_BACKING_OFF,
        f.backingOff(),
        " subjects failed several times in a row and are tried again later");
    count(
        TroubleKind.EFFECTS_UNSETTLED,
        f.intentsOverdue(),
        " outside effects were begun, and it is not known whether they happened");
    var waits = f.oldestDue().map(t -> Duration.between(t, services.store().now()));
    count(
        TroubleKind.WORK_WAITING,
        waits.filter(w -> w.compareTo(OLD) > 0).map(Duration::toSeconds).orElse(0L),
        " s is how long the oldest work has been waiting");
  }

  private void count(TroubleKind kind, long number, String what) {
    if (number > 0) troubles.stands(kind, number + what);
    else troubles.over(kind);
  }

  private void programs() {
    var broken =
        services.repositories().known().stream()
            .filter(r -> isBroken(r))
            .map(Repository::name)
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    name -> "the program's file of " + name + " cannot be used",
                    (a, _) -> a));
    troubles.are(TroubleKind.PROGRAM_BROKEN, broken);
  }

  private boolean isBroken(Repository r) {
    return services.store().reads().row(SubjectKey.repository(r.id())).orElse(null)
            instanceof Row.RepositoryRow row
        && row.broken().isPresent();
  }

  private void app() {
    var row =
        services.store().reads().row(SubjectKey.APP).orElse(null) instanceof Row.AppRow app
            ? Optional.of(app)
            : Optional.<Row.AppRow>empty();
    count(
        TroubleKind.HISTORIES_BROKEN,
        row.flatMap(Row.AppRow::histories).map(HistoryCheck::broken).orElse(0L),
        " histories are not what was once written");
    var findings = row.flatMap(Row.AppRow::findings).orElse(List.of());
    troubles.are(
        TroubleKind.MACHINE_STRAY,
        sentences(
            findings,
            f -> f.kind() == Kind.STRAY,
            f ->
                "a provider holds a machine that no request has: "
                    + f.adapter()
                    + " "
                    + f.machine()));
    troubles.are(
        TroubleKind.INVENTORY_DIFFERS,
        sentences(
            findings,
            DatabaseCheck::isDifference,
            f -> f.kind().id() + " at " + f.adapter() + ": " + f.words()));
  }

  /** What somebody has to look at, and no other trouble tells already. */
  private static boolean isDifference(InventoryFinding f) {
    return switch (f.kind()) {
      case WRONG_PLAN, SHARED_ADDRESS, TROUBLE, OTHER_END -> true;
      case STRAY, MISSING, FOREIGN, UNREADABLE -> false;
    };
  }

  private static Map<String, String> sentences(
      List<InventoryFinding> findings,
      Predicate<InventoryFinding> which,
      Function<InventoryFinding, String> sentence) {
    return findings.stream()
        .filter(which)
        .collect(Collectors.toMap(f -> f.adapter() + " " + f.machine(), sentence, (a, _) -> a));
  }
}
