package dev.berth.intake;

import dev.berth.catalogue.Catalogue;
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

  private final SheetReader sheets;
  private final Vocabulary vocabulary;
  private final Asking asking;
  private final Settings settings;

  public IssueReader(Catalogue catalogue, List<Form> forms, Settings settings) {
    this.vocabulary = new Vocabulary(catalogue);
    this.sheets = new SheetReader(forms, new OrderReader(new ContentHints(vocabulary)));
    this.asking = new Asking(catalogue);
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
    var sheet = sheets.read(Outline.of(clean.text()));
    var guard = new PersonalGuard(sheet);
    var line = cleanTitle.text().replace('\n', ' ').strip();
    var said = Passages.of(vocabulary, sheet, line);
    var kind = kind(sheet, line, said);
    var read =
        kind.isForMachines()
            ? MachineReader.read(sheet, said, clean.turned() || cleanTitle.turned())
            : Machines.NONE;
    var term = kind.isForMachines() ? term(sheet, line) : Optional.<Duration>empty();
    var workload = kind.isForMachines() ? workload(sheet, line, term) : Optional.<Workload>empty();
    var systems = systems(sheet, kind);
    var written = Marks.of(sheet, read.lines(), term, systems, workload);
    // What nobody filled in says nothing, whatever the form's own words look like.
    var empty = kind == Kind.EMPTY;
    var project = empty ? Optional.<String>empty() : project(sheet, line, kind, guard);
    var laid = lay(read, term, systems, workload, answers, written);
    var draft =
        new Reading(
            sheet.form(),
            kind,
            project,
            !empty && Descriptions.isThere(sheet, project),
            empty ? List.of() : CodeReader.urls(sheet, line),
            empty ? OpenSource.UNCLEAR : CodeReader.openSource(sheet),
            laid.machines().lines(),
            laid.machines().certain(),
            laid.systems(),
            laid.term(),
            laid.workload(),
            empty ? List.of() : Handles.of(sheet, kind == Kind.PEOPLE),
            empty ? Optional.empty() : reason(sheet, guard),
            List.of(),
            PersonalFinder.in(clean.text(), sheet),
            written,
            proposal(kind, laid));
    var answeredTerm = valid(answers.term(), written.term()).isPresent();
    return asking.ask(draft, laid.machines(), sheet, guard, answeredTerm);
  }

  private Optional<Duration> proposal(Kind kind, Laid laid) {
    if (laid.term().isPresent() || !kind.isForMachines()) return Optional.empty();
    return settings.usualTerm(laid.workload());
  }

  private static Optional<String> project(
      Sheet sheet, String title, Kind kind, PersonalGuard guard) {
    var answered = Titles.answered(sheet, guard);
    return answered.isEmpty() && kind.isForMachines() ? Titles.ofIssue(title, guard) : answered;
  }

  private static Optional<String> reason(Sheet sheet, PersonalGuard guard) {
    var text =
        sheet.joined(
            e ->
                e.sections().stream()
                    .anyMatch(s -> s.field() == Field.REASON && s.part().isEmpty()));
    var line = guard.clean(text).replaceAll("\\s+", " ").strip();
    if (line.isEmpty()) return Optional.empty();
    return Optional.of(line.length() > REASON_MAX ? line.substring(0, REASON_MAX) : line);
  }

  private static Kind kind(Sheet sheet, String title, Passages said) {
    var asks =
        Asks.inTitle(title)
            || (sheet.of(Field.MACHINES).isEmpty()
                && (said.prose().stream().anyMatch(p -> Asks.inText(p.text()))
                    || MachineReader.elsewhere(sheet, said).asks()));
    return Kinds.of(sheet, title, said.title().asks(), said.answer().asks(), asks);
  }

  private static Optional<Duration> term(Sheet sheet, String title) {
    return Terms.inAnswer(sheet.text(Field.TERM))
        .or(
            () ->
                Stream.of(
                        sheet.text(Field.DETAILS),
                        sheet.text(Field.MACHINES),
                        sheet.text(Field.DESCRIPTION),
                        sheet.preambleText(),
                        sheet.text(Field.PROJECT),
                        title)
                    .flatMap(text -> Terms.inProse(text).stream())
                    .findFirst());
  }

  private static Optional<Workload> workload(Sheet sheet, String title, Optional<Duration> term) {
    var about =
        String.join(
            "\n",
            title,
            sheet.text(Field.PROJECT),
            sheet.text(Field.DESCRIPTION),
            sheet.preambleText());
    return Workloads.inAnswer(sheet.text(Field.WORKLOAD))
        .or(() -> Workloads.inProse(about, term))
        .or(() -> Workloads.inProse(sheet.text(Field.MACHINES), term));
  }

  private static List<String> systems(Sheet sheet, Kind kind) {
    if (kind == Kind.EMPTY) return List.of();
    var answered = Systems.in(sheet.text(Field.SYSTEM));
    if (!answered.isEmpty() || sheet.isAnswered(Field.SYSTEM)) return answered;
    if (!kind.isForMachines()) return List.of();
    var elsewhere = sheet.text(Field.MACHINES) + "\n" + sheet.text(Field.DETAILS);
    return Systems.inProse(elsewhere);
  }

  /** The reading with the answers of people laid over it. */
  private record Laid(
      Machines machines,
      Optional<Duration> term,
      List<String> systems,
      Optional<Workload> workload) {}

  private static Laid lay(
      Machines read,
      Optional<Duration> term,
      List<String> systems,
      Optional<Workload> workload,
      Answers answers,
      Written now) {
    var lines = valid(answers.machines(), now.machines());
    var machines = lines.map(read::answered).orElse(read);
    return new Laid(
        machines,
        valid(answers.term(), now.term()).or(() -> term),
        valid(answers.systems(), now.systems()).orElse(systems),
        valid(answers.workload(), now.workload()).or(() -> workload));
  }

  private static <T> Optional<T> valid(Optional<Given<T>> given, String now) {
    return given.filter(g -> g.base().equals(now)).map(Given::value);
  }
}
