package dev.berth.intake;

import dev.berth.catalogue.Catalogue;
import dev.berth.intake.fields.AccountHandles;
import dev.berth.intake.fields.CodeReader;
import dev.berth.intake.fields.FieldHashes;
import dev.berth.intake.fields.MachineWish;
import dev.berth.intake.fields.PersonalDataFinder;
import dev.berth.intake.fields.PersonalDataRedactor;
import dev.berth.intake.fields.ProjectDescription;
import dev.berth.intake.fields.ProjectTitle;
import dev.berth.intake.fields.RequestKind;
import dev.berth.intake.fields.TermReader;
import dev.berth.intake.fields.WorkloadParser;
import dev.berth.intake.form.AnswerOrder;
import dev.berth.intake.form.ContentHints;
import dev.berth.intake.form.FilledForm;
import dev.berth.intake.form.FilledFormReader;
import dev.berth.intake.form.Form;
import dev.berth.intake.machines.MachineReader;
import dev.berth.intake.machines.Passages;
import dev.berth.intake.machines.RequestedMachines;
import dev.berth.intake.text.CleanText;
import dev.berth.intake.text.MarkdownBlocks;
import dev.berth.intake.text.OperatingSystems;
import dev.berth.intake.text.PlanNames;
import dev.berth.reading.Answers;
import dev.berth.reading.Field;
import dev.berth.reading.Given;
import dev.berth.reading.Kind;
import dev.berth.reading.OpenSource;
import dev.berth.reading.Reading;
import dev.berth.reading.Workload;
import dev.berth.reading.Written;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what people really write: a request issue becomes a reading. It never makes up a machine or
 * a term; what is not clear becomes a question. Holds no state, may be used by many threads.
 */
public final class IssueReader {
  /** GitHub's own bound on titles is 256. */
  private static final int TITLE_MAX = 1_000;

  private static final int REASON_MAX = 300;

  private final FilledFormReader forms;
  private final PlanNames planNames;
  private final ClarifyingQuestions clarifying;
  private final ReadingSettings settings;

  public IssueReader(Catalogue catalogue, List<Form> forms, ReadingSettings settings) {
    this.planNames = new PlanNames(catalogue);
    this.forms = new FilledFormReader(forms, new AnswerOrder(new ContentHints(planNames)));
    this.clarifying = new ClarifyingQuestions(catalogue);
    this.settings = settings;
  }

  /**
   * Reads one issue.
   *
   * @param labels of the issue; they say nothing that the text does not say
   * @param answers what people answered by command since
   */
  public Reading read(String title, String body, Set<String> labels, Answers answers) {
    var cleanTitle = CleanText.of(title, TITLE_MAX);
    var clean = CleanText.of(body, settings.bodyMax());
    var filled = forms.read(MarkdownBlocks.of(clean.text()));
    var redactor = new PersonalDataRedactor(filled);
    var line = cleanTitle.text().replace('\n', ' ').strip();
    var passages = Passages.of(planNames, filled, line);
    var kind = kind(filled, line, passages);
    var read =
        kind.isForMachines()
            ? MachineReader.read(filled, passages, clean.turned() || cleanTitle.turned())
            : RequestedMachines.NONE;
    var term = kind.isForMachines() ? term(filled, line) : Optional.<Duration>empty();
    var workload = kind.isForMachines() ? workload(filled, line, term) : Optional.<Workload>empty();
    var systems = systems(filled, kind);
    var written = FieldHashes.of(filled, read.lines(), term, systems, workload);
    // What nobody filled in says nothing, whatever the form's own words look like.
    var empty = kind == Kind.EMPTY;
    var project = empty ? Optional.<String>empty() : project(filled, line, kind, redactor);
    var laid = applyAnswers(read, term, systems, workload, answers, written);
    var draft =
        new Reading(
            filled.formName(),
            kind,
            project,
            !empty && ProjectDescription.isThere(filled, project),
            empty ? List.of() : CodeReader.urls(filled, line),
            empty ? OpenSource.UNCLEAR : CodeReader.openSource(filled),
            laid.machines().lines(),
            laid.machines().certain(),
            laid.systems(),
            laid.term(),
            laid.workload(),
            empty ? List.of() : AccountHandles.of(filled, kind == Kind.PEOPLE),
            empty ? Optional.empty() : reason(filled, redactor),
            List.of(),
            PersonalDataFinder.in(clean.text(), filled),
            written,
            proposal(kind, laid));
    var answeredTerm = valid(answers.term(), written.term()).isPresent();
    return clarifying.ask(draft, laid.machines(), filled, redactor, answeredTerm);
  }

  private Optional<Duration> proposal(Kind kind, WithAnswers laid) {
    if (laid.term().isPresent() || !kind.isForMachines()) return Optional.empty();
    return settings.usualTerm(laid.workload());
  }

  private static Optional<String> project(
      FilledForm filled, String title, Kind kind, PersonalDataRedactor redactor) {
    var answered = ProjectTitle.answered(filled, redactor);
    return answered.isEmpty() && kind.isForMachines()
        ? ProjectTitle.ofIssue(title, redactor)
        : answered;
  }

  private static Optional<String> reason(FilledForm filled, PersonalDataRedactor redactor) {
    var text =
        filled.joined(
            e ->
                e.sections().stream()
                    .anyMatch(s -> s.field() == Field.REASON && s.part().isEmpty()));
    var line = redactor.redact(text).replaceAll("\\s+", " ").strip();
    if (line.isEmpty()) return Optional.empty();
    return Optional.of(line.length() > REASON_MAX ? line.substring(0, REASON_MAX) : line);
  }

  private static Kind kind(FilledForm filled, String title, Passages passages) {
    var asks =
        MachineWish.isInTitle(title)
            || (filled.answersTo(Field.MACHINES).isEmpty()
                && (passages.prose().stream().anyMatch(p -> MachineWish.isInText(p.text()))
                    || MachineReader.elsewhere(filled, passages).asks()));
    return RequestKind.of(filled, title, passages.title().asks(), passages.answer().asks(), asks);
  }

  private static Optional<Duration> term(FilledForm filled, String title) {
    return TermReader.inAnswer(filled.text(Field.TERM))
        .or(
            () ->
                Stream.of(
                        filled.text(Field.DETAILS),
                        filled.text(Field.MACHINES),
                        filled.text(Field.DESCRIPTION),
                        filled.preambleText(),
                        filled.text(Field.PROJECT),
                        title)
                    .flatMap(text -> TermReader.inProse(text).stream())
                    .findFirst());
  }

  private static Optional<Workload> workload(
      FilledForm filled, String title, Optional<Duration> term) {
    var about =
        String.join(
            "\n",
            title,
            filled.text(Field.PROJECT),
            filled.text(Field.DESCRIPTION),
            filled.preambleText());
    return WorkloadParser.inAnswer(filled.text(Field.WORKLOAD))
        .or(() -> WorkloadParser.inProse(about, term))
        .or(() -> WorkloadParser.inProse(filled.text(Field.MACHINES), term));
  }

  private static List<String> systems(FilledForm filled, Kind kind) {
    if (kind == Kind.EMPTY) return List.of();
    var answered = OperatingSystems.in(filled.text(Field.SYSTEM));
    if (!answered.isEmpty() || filled.isAnswered(Field.SYSTEM)) return answered;
    if (!kind.isForMachines()) return List.of();
    var elsewhere = filled.text(Field.MACHINES) + "\n" + filled.text(Field.DETAILS);
    return OperatingSystems.inProse(elsewhere);
  }

  /** The reading with the answers of people laid over it. */
  private record WithAnswers(
      RequestedMachines machines,
      Optional<Duration> term,
      List<String> systems,
      Optional<Workload> workload) {}

  private static WithAnswers applyAnswers(
      RequestedMachines read,
      Optional<Duration> term,
      List<String> systems,
      Optional<Workload> workload,
      Answers answers,
      Written now) {
    var lines = valid(answers.machines(), now.machines());
    var machines = lines.map(read::answered).orElse(read);
    return new WithAnswers(
        machines,
        valid(answers.term(), now.term()).or(() -> term),
        valid(answers.systems(), now.systems()).orElse(systems),
        valid(answers.workload(), now.workload()).or(() -> workload));
  }

  private static <T> Optional<T> valid(Optional<Given<T>> given, String now) {
    return given.filter(g -> g.base().equals(now)).map(Given::value);
  }
}
