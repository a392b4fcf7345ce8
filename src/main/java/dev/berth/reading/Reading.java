package dev.berth.reading;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What was understood of an issue. No field holds personal data; all text in it is a person's and
 * is escaped where it is shown.
 *
 * @param form name of the form that fitted, {@code free} for none
 * @param project what it is called, one line
 * @param description whether there is one; its text is not kept
 * @param codeUrls repositories or organisations of the code
 * @param lines machines newly asked for
 * @param certain every line has plan and count beyond doubt, with no contradiction or alternative
 * @param systems operating systems, short names
 * @param handles accounts named as contact or colleague, without the at sign
 * @param reason why it must be these machines (bare metal), one line, at most 300 characters
 * @param questions what is open; empty means that the request can be judged
 * @param personalData kinds that were seen in the text
 * @param written marks of what the issue itself says, for {@link Answers}
 * @param proposedTerm usual term of the program where none was written; nobody agreed to it yet
 */
public record Reading(
    String form,
    Kind kind,
    Optional<String> project,
    boolean description,
    List<String> codeUrls,
    OpenSource openSource,
    List<Line> lines,
    boolean certain,
    List<String> systems,
    Optional<Duration> term,
    Optional<Workload> workload,
    List<String> handles,
    Optional<String> reason,
    List<OpenQuestion> questions,
    Set<PersonalData> personalData,
    Written written,
    Optional<Duration> proposedTerm) {
  public Reading {
    codeUrls = List.copyOf(codeUrls);
    lines = List.copyOf(lines);
    systems = List.copyOf(systems);
    handles = List.copyOf(handles);
    questions = List.copyOf(questions);
    personalData = Set.copyOf(personalData);
  }

  /** A reading that nobody answers by command: for samples and tests. */
  public Reading(
      String form,
      Kind kind,
      Optional<String> project,
      boolean description,
      List<String> codeUrls,
      OpenSource openSource,
      List<Line> lines,
      boolean certain,
      List<String> systems,
      Optional<Duration> term,
      Optional<Workload> workload,
      List<String> handles,
      Optional<String> reason,
      List<OpenQuestion> questions,
      Set<PersonalData> personalData) {
    this(
        form,
        kind,
        project,
        description,
        codeUrls,
        openSource,
        lines,
        certain,
        systems,
        term,
        workload,
        handles,
        reason,
        questions,
        personalData,
        Written.NOTHING,
        Optional.empty());
  }

  /** The same reading with these questions open. */
  public Reading asking(List<OpenQuestion> open) {
    return new Reading(
        form,
        kind,
        project,
        description,
        codeUrls,
        openSource,
        lines,
        certain,
        systems,
        term,
        workload,
        handles,
        reason,
        open,
        personalData,
        written,
        proposedTerm);
  }

  /** For how long: as written or answered, else as proposed. */
  public Optional<Duration> wantedTerm() {
    return term.or(() -> proposedTerm);
  }

  /** How many of each plan, in the order of their names. */
  public Map<String, Integer> plans() {
    var all = new TreeMap<String, Integer>();
    for (Line l : lines) l.plan().ifPresent(p -> all.merge(p, l.count().orElse(0), Integer::sum));
    return all;
  }

  /**
   * Which system a machine gets: each line its own where there are as many, else one after the
   * other.
   *
   * @param line its line, from 0
   * @param machine its place among all machines, from 0
   */
  public Optional<String> systemOf(int line, int machine) {
    if (systems.isEmpty()) return Optional.empty();
    var isByLine = systems.size() == lines.size();
    return Optional.of(systems.get(isByLine ? line : machine % systems.size()));
  }

  public int machines() {
    return lines.stream().mapToInt(l -> l.count().orElse(0)).sum();
  }

  public boolean isComplete() {
    return kind.isForMachines() && certain && questions.isEmpty();
  }

  /** What people approve and what is acted on. */
  public Digest digest() {
    return Digest.of(this);
  }
}
