package dev.berth.reading;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What people answered by command; it is laid over the text of the issue. Each answer holds for the
 * text it was given on: editing that field in the issue takes its place.
 *
 * @param confirmed the reading that was accepted as shown; kept for the history
 */
public record Answers(
    Optional<Given<List<Line>>> machines,
    Optional<Given<Duration>> term,
    Optional<Given<List<String>>> systems,
    Optional<Given<Workload>> workload,
    Optional<Digest> confirmed) {
  /** Nobody answered anything yet. */
  public static final Answers NONE =
      new Answers(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public Answers withMachines(List<Line> lines, Written now) {
    var given = new Given<>(List.copyOf(lines), now.machines());
    return new Answers(Optional.of(given), term, systems, workload, confirmed);
  }

  public Answers withTerm(Duration answer, Written now) {
    var given = new Given<>(answer, now.term());
    return new Answers(machines, Optional.of(given), systems, workload, confirmed);
  }

  public Answers withSystems(List<String> answer, Written now) {
    var given = new Given<>(List.copyOf(answer), now.systems());
    return new Answers(machines, term, Optional.of(given), workload, confirmed);
  }

  public Answers withWorkload(Workload answer, Written now) {
    var given = new Given<>(answer, now.workload());
    return new Answers(machines, term, systems, Optional.of(given), confirmed);
  }

  /**
   * Accepts what was shown: the proposed term, and machines whose plan and count are both read but
   * in doubt. It makes up nothing: what has no value stays open.
   */
  public Answers confirmed(Reading shown) {
    var next = new Answers(machines, term, systems, workload, Optional.of(shown.digest()));
    if (shown.term().isEmpty() && shown.proposedTerm().isPresent())
      next = next.withTerm(shown.proposedTerm().get(), shown.written());
    if (!shown.certain() && isWhole(shown.lines()))
      next = next.withMachines(shown.lines().stream().map(Line::sure).toList(), shown.written());
    return next;
  }

  private static boolean isWhole(List<Line> lines) {
    return !lines.isEmpty()
        && lines.stream().allMatch(l -> l.plan().isPresent() && l.count().isPresent());
  }
}
