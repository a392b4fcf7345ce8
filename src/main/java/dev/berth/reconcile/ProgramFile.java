package dev.berth.reconcile;

import dev.berth.forge.Forge.TextFile;
import dev.berth.forge.Known;
import dev.berth.store.Row;
import dev.berth.store.Row.ProgramText;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the program's file of a repository; a broken one leaves the last good one in force. */
final class ProgramFile {
  private final Desk desk;

  ProgramFile(Desk desk) {
    this.desk = desk;
  }

  /** The row as it is after reading; empty when nothing could be found out. */
  Optional<Row.OfRepository> read(Row.OfRepository row) {
    return switch (desk.forge().file(row.repository(), Programs.FILE)) {
      case Known.Unknown<TextFile> _ -> Optional.empty();
      case Known.Absent<TextFile> _ -> Optional.of(row.with(Optional.empty(), Optional.empty()));
      case Known.Is<TextFile>(var file) -> Optional.of(judged(row, file));
    };
  }

  private Row.OfRepository judged(Row.OfRepository row, TextFile file) {
    var problems = desk.programs().problems(file.text());
    if (problems.isEmpty()) {
      var text = new ProgramText(file.path(), file.text(), file.revision());
      return row.with(Optional.of(text), Optional.empty());
    }
    var all = problems.stream().map(Object::toString).collect(Collectors.joining("\n"));
    if (!row.broken().equals(Optional.of(all))) desk.trouble().program(row.repository(), all);
    return row.with(row.program(), Optional.of(all));
  }
}
