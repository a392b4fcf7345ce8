package dev.berth.reconcile.repository;

import dev.berth.forge.ForgeWriter.NewLabel;
import dev.berth.forge.Known;
import dev.berth.forge.Repository;
import dev.berth.forge.Wrote;
import dev.berth.reconcile.turn.TurnServices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The labels of a repository: one that is missing is made, and one that has nothing but a name gets
 * its colour and description, as when somebody deleted it and it was put on an issue since. What
 * people gave a label of their own is left as it is.
 */
final class RepositoryLabels {
  private static final Duration SEND_AGAIN = Duration.ofMinutes(1);

  private final TurnServices services;
  private final Repository repository;
  private boolean made;

  RepositoryLabels(TurnServices services, Repository repository) {
    this.services = services;
    this.repository = repository;
  }

  /** Empty when all are there; else when to go on. */
  Optional<Instant> complete(List<NewLabel> wanted) {
    var there = services.forge().labels(repository);
    if (there instanceof Known.Unknown(_, var again)) return Optional.of(again);
    var all = there.found().orElse(List.of());
    for (var label : wanted) {
      var same = all.stream().filter(l -> l.name().equalsIgnoreCase(label.name())).findFirst();
      if (same.isPresent() && !isToDress(same.get(), label)) continue;
      var again = write(label, same.isPresent());
      if (again.isPresent()) return again;
    }
    return Optional.empty();
  }

  private static boolean isToDress(NewLabel there, NewLabel wanted) {
    return there.isBare() && !wanted.isBare();
  }

  /** Whether one was missing, so that issues may have lost it too. */
  boolean hasMade() {
    return made;
  }

  private Optional<Instant> write(NewLabel label, boolean isThere) {
    var writer = services.writer();
    var wrote =
        isThere ? writer.updateLabel(repository, label) : writer.createLabel(repository, label);
    made |= !isThere && wrote instanceof Wrote.Done;
    return switch (wrote) {
      case Wrote.Done _, Wrote.Missing _ -> Optional.empty();
      case Wrote.Refused(var why) -> {
        services.alerts().label(repository, label.name(), why);
        yield Optional.empty();
      }
      case Wrote.Later(var again, _, _) -> Optional.of(again);
      case Wrote.Unclear _ -> Optional.of(services.store().now().plus(SEND_AGAIN));
    };
  }
}
