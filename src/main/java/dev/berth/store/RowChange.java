package dev.berth.store;

import dev.berth.forge.Person;
import java.util.List;
import java.util.Optional;

/**
 * What one fenced commit of a turn writes, all of it or nothing.
 *
 * @param row the new state of the subject; empty leaves it
 * @param taken entries that have had their effect
 * @param parked entries that never will: shown to the operators
 * @param waiting entries that could not be dealt with for a reason outside: no attempt so far
 *     counts
 * @param history lines to append
 * @param messages entries for other subjects
 * @param settled keys of intents that are over
 * @param ledger the request's line in the ledger
 * @param names people whose handle is worth knowing
 */
public record RowChange(
    Optional<Row> row,
    List<String> taken,
    List<String> parked,
    List<String> waiting,
    List<HistoryLine> history,
    List<OutgoingMessage> messages,
    List<String> settled,
    Optional<LedgerRow> ledger,
    List<Person> names) {
  /** An entry for another subject; the same id twice is written once. */
  public record OutgoingMessage(SubjectKey to, String id, Message matter) {}

  public static RowChange of(Row row) {
    return new RowChange(
        Optional.of(row),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  public static final RowChange NOTHING =
      new RowChange(
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of());

  public RowChange with(Row r) {
    return new RowChange(
        Optional.of(r), taken, parked, waiting, history, messages, settled, ledger, names);
  }

  public RowChange take(String entry) {
    return new RowChange(
        row, plus(taken, entry), parked, waiting, history, messages, settled, ledger, names);
  }

  public RowChange park(String entry) {
    return new RowChange(
        row, taken, plus(parked, entry), waiting, history, messages, settled, ledger, names);
  }

  public RowChange waiting(String entry) {
    return new RowChange(
        row, taken, parked, plus(waiting, entry), history, messages, settled, ledger, names);
  }

  public RowChange addHistory(HistoryLine line) {
    return new RowChange(
        row, taken, parked, waiting, plus(history, line), messages, settled, ledger, names);
  }

  public RowChange send(SubjectKey to, String id, Message matter) {
    var word = new OutgoingMessage(to, id, matter);
    return new RowChange(
        row, taken, parked, waiting, history, plus(messages, word), settled, ledger, names);
  }

  public RowChange settle(String key) {
    return new RowChange(
        row, taken, parked, waiting, history, messages, plus(settled, key), ledger, names);
  }

  public RowChange withLedgerRow(LedgerRow line) {
    return new RowChange(
        row, taken, parked, waiting, history, messages, settled, Optional.of(line), names);
  }

  public RowChange withNames(List<Person> people) {
    return new RowChange(row, taken, parked, waiting, history, messages, settled, ledger, people);
  }

  /** This and then that, as one: the later row and ledger line count. */
  public RowChange and(RowChange then) {
    return new RowChange(
        then.row.or(() -> row),
        joined(taken, then.taken),
        joined(parked, then.parked),
        joined(waiting, then.waiting),
        joined(history, then.history),
        joined(messages, then.messages),
        joined(settled, then.settled),
        then.ledger.or(() -> ledger),
        joined(names, then.names));
  }

  private static <T> List<T> joined(List<T> a, List<T> b) {
    var all = new java.util.ArrayList<>(a);
    all.addAll(b);
    return List.copyOf(all);
  }

  private static <T> List<T> plus(List<T> list, T item) {
    var all = new java.util.ArrayList<>(list);
    all.add(item);
    return List.copyOf(all);
  }

  /** When something is to be written at all. */
  public boolean isNothing() {
    return equals(NOTHING);
  }
}
