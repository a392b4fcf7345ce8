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
 * @param words entries for other subjects
 * @param settled keys of intents that are over
 * @param ledger the request's line in the ledger
 * @param names people whose handle is worth knowing
 */
public record Change(
    Optional<Row> row,
    List<String> taken,
    List<String> parked,
    List<String> waiting,
    List<HistoryLine> history,
    List<Word> words,
    List<String> settled,
    Optional<LedgerRow> ledger,
    List<Person> names) {
  /** An entry for another subject; the same id twice is written once. */
  public record Word(SubjectKey to, String id, Matter matter) {}

  public static Change of(Row row) {
    return new Change(
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

  public static final Change NOTHING =
      new Change(
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          List.of());

  public Change with(Row r) {
    return new Change(
        Optional.of(r), taken, parked, waiting, history, words, settled, ledger, names);
  }

  public Change taking(String entry) {
    return new Change(
        row, plus(taken, entry), parked, waiting, history, words, settled, ledger, names);
  }

  public Change parking(String entry) {
    return new Change(
        row, taken, plus(parked, entry), waiting, history, words, settled, ledger, names);
  }

  public Change waiting(String entry) {
    return new Change(
        row, taken, parked, plus(waiting, entry), history, words, settled, ledger, names);
  }

  public Change telling(HistoryLine line) {
    return new Change(
        row, taken, parked, waiting, plus(history, line), words, settled, ledger, names);
  }

  public Change saying(SubjectKey to, String id, Matter matter) {
    var word = new Word(to, id, matter);
    return new Change(
        row, taken, parked, waiting, history, plus(words, word), settled, ledger, names);
  }

  public Change settling(String key) {
    return new Change(
        row, taken, parked, waiting, history, words, plus(settled, key), ledger, names);
  }

  public Change listing(LedgerRow line) {
    return new Change(
        row, taken, parked, waiting, history, words, settled, Optional.of(line), names);
  }

  public Change naming(List<Person> people) {
    return new Change(row, taken, parked, waiting, history, words, settled, ledger, people);
  }

  /** This and then that, as one: the later row and ledger line count. */
  public Change and(Change then) {
    return new Change(
        then.row.or(() -> row),
        joined(taken, then.taken),
        joined(parked, then.parked),
        joined(waiting, then.waiting),
        joined(history, then.history),
        joined(words, then.words),
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
