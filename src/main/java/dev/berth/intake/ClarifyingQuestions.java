package dev.berth.intake;

import dev.berth.catalogue.Catalogue;
import dev.berth.intake.fields.PersonalDataRedactor;
import dev.berth.intake.form.FilledForm;
import dev.berth.intake.machines.MachineQuestions;
import dev.berth.intake.machines.RequestedMachines;
import dev.berth.reading.Field;
import dev.berth.reading.OpenQuestion;
import dev.berth.reading.OpenSource;
import dev.berth.reading.Reading;
import dev.berth.reading.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The questions that a careful person would ask before yes or no; in the order of a form. */
final class ClarifyingQuestions {
  private static final List<Duration> SOME_TERMS =
      List.of(Duration.ofDays(30), Duration.ofDays(90));

  private static final int SYSTEMS_SHOWN = 4;

  private final MachineQuestions machines;

  ClarifyingQuestions(Catalogue catalogue) {
    this.machines = new MachineQuestions(catalogue);
  }

  /**
   * The reading with its open questions; an issue that wants no machines is asked nothing.
   *
   * @param termAnswered somebody said the term by command, whatever the text says
   */
  Reading ask(
      Reading draft,
      RequestedMachines read,
      FilledForm filled,
      PersonalDataRedactor redactor,
      boolean termAnswered) {
    if (!draft.kind().isForMachines()) return draft;
    var all = new ArrayList<OpenQuestion>();
    if (draft.project().isEmpty()) all.add(plain(Field.PROJECT, "missing"));
    if (!draft.description()) all.add(plain(Field.DESCRIPTION, "missing"));
    if (draft.codeUrls().isEmpty()) all.add(plain(Field.CODE, "missing"));
    openSource(draft, filled, redactor).ifPresent(all::add);
    machines.ask(read, shown(read.written(), redactor)).ifPresent(all::add);
    if (hasTooManySystems(draft)) all.add(system(draft));
    if (draft.workload().isEmpty()) all.add(workload());
    if (!termAnswered) term(draft, filled, redactor).ifPresent(all::add);
    return draft.asking(all);
  }

  private static OpenQuestion plain(Field field, String reason) {
    return new OpenQuestion(field, reason, Optional.empty(), List.of());
  }

  private static Optional<OpenQuestion> openSource(
      Reading r, FilledForm filled, PersonalDataRedactor redactor) {
    if (r.openSource() == OpenSource.YES) return Optional.empty();
    var said = shown(filled.text(Field.OPEN_SOURCE) + "\n" + filled.text(Field.LICENCE), redactor);
    var reason =
        r.openSource() == OpenSource.NO ? "closed" : said.isPresent() ? "unclear" : "missing";
    return Optional.of(new OpenQuestion(Field.OPEN_SOURCE, reason, said, List.of()));
  }

  /** Each system that is named is ordered, so there must be a machine for each. */
  private static boolean hasTooManySystems(Reading r) {
    return r.certain() && r.systems().size() > r.machines();
  }

  private static OpenQuestion system(Reading r) {
    var choices = r.systems().stream().limit(SYSTEMS_SHOWN).map(s -> "os " + s).toList();
    var read = Optional.of(String.join(", ", r.systems()));
    return new OpenQuestion(
        Field.SYSTEM, "choice", read.filter(t -> t.length() <= OpenQuestion.READ_MAX), choices);
  }

  private static OpenQuestion workload() {
    var choices = Arrays.stream(Workload.values()).map(w -> "workload " + w.word()).toList();
    return new OpenQuestion(Field.WORKLOAD, "missing", Optional.empty(), choices);
  }

  private static Optional<OpenQuestion> term(
      Reading r, FilledForm filled, PersonalDataRedactor redactor) {
    if (filled.contradicted().contains(Field.TERM) && r.term().isPresent())
      return Optional.of(
          question("contradiction", filled, redactor, List.of(command(r.term().get()))));
    if (r.term().isPresent()) return Optional.empty();
    var proposed = r.proposedTerm();
    if (proposed.isEmpty()) {
      var some = SOME_TERMS.stream().map(ClarifyingQuestions::command).toList();
      return Optional.of(question("missing", filled, redactor, some));
    }
    // Nothing said is no reason to ask: the usual term is shown as a proposal, and what is shown is
    // what an approver says yes to. Something said that cannot be read is asked about.
    return filled.text(Field.TERM).isBlank()
        ? Optional.empty()
        : Optional.of(
            question("proposal", filled, redactor, List.of("confirm", command(proposed.get()))));
  }

  private static OpenQuestion question(
      String reason, FilledForm filled, PersonalDataRedactor redactor, List<String> answers) {
    return new OpenQuestion(Field.TERM, reason, shown(filled.text(Field.TERM), redactor), answers);
  }

  static String command(Duration term) {
    return term.toHours() % 24 == 0
        ? "term " + term.toDays() + "d"
        : "term " + term.toHours() + "h";
  }

  /** A person's words on one line, without personal data. */
  private static Optional<String> shown(String text, PersonalDataRedactor redactor) {
    var start = text.length() > 2_000 ? text.substring(0, 2_000) : text;
    var line = redactor.redact(start).replaceAll("\\s+", " ").strip();
    if (line.isEmpty()) return Optional.empty();
    var max = OpenQuestion.READ_MAX;
    return Optional.of(line.length() > max ? line.substring(0, max - 1) + "\u2026" : line);
  }
}
