package dev.berth.reconcile.repository;

import dev.berth.forge.ForgeReader.TextFile;
import dev.berth.forge.Known;
import dev.berth.reconcile.turn.ProgramRegistry;
import dev.berth.reconcile.turn.TurnServices;
import dev.berth.store.Row;
import dev.berth.store.Row.ProgramText;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the program's file of a repository; a broken one leaves the last good one in force. */
final class ProgramFileReader {
  private final TurnServices services;

  ProgramFileReader(TurnServices services) {
    this.services = services;
  }

  /** The row as it is after reading; empty when nothing could be found out. */
  Optional<Row.RepositoryRow> read(Row.RepositoryRow row) {
    return switch (services.forge().file(row.repository(), ProgramRegistry.FILE)) {
      case Known.Unknown<TextFile> _ -> Optional.empty();
      case Known.Absent<TextFile> _ -> Optional.of(row.with(Optional.empty(), Optional.empty()));
      case Known.Is<TextFile>(var file) -> Optional.of(judged(row, file));
    };
  }

  private Row.RepositoryRow judged(Row.RepositoryRow row, TextFile file) {
    var problems = services.programs().problems(file.text());
    if (problems.isEmpty()) {
      var text = new ProgramText(file.path(), file.text(), file.revision());
      return row.with(Optional.of(text), Optional.empty());
    }
    var all = problems.stream().map(Object::toString).collect(Collectors.joining("\n"));
    if (!row.broken().equals(Optional.of(all))) services.alerts().program(row.repository(), all);
    return row.with(row.program(), Optional.of(all));
  }
}
