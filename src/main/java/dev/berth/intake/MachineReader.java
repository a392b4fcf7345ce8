package dev.berth.intake;

import dev.berth.intake.Mention.Mood;
import dev.berth.language.NumberWords;
import dev.berth.reading.Field;
import dev.berth.reading.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the machines that an issue asks for, from the answer, else from wherever they stand. */
final class MachineReader {
  private static final Pattern COUNT =
      Pattern.compile(
          "(?i)\\W*(?:x ?)?(\\d{1,6}|[a-z]{3,9})(?:"
              + " ?x)?(?:\\s+(?:machines?|servers?|nodes?|instances?|runners?|pieces?"
              + "|pcs\\.?))?\\W*");

  private final Vocabulary vocabulary;

  MachineReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** What the answer about machines itself says. */
  Consolidation.Result answer(Sheet sheet) {
    return Consolidation.of(MentionReader.read(vocabulary, answerText(sheet), Mood.WANTED));
  }

  Machines read(Sheet sheet, String title, boolean turned) {
    var text = answerText(sheet);
    var mentions = MentionReader.read(vocabulary, text, Mood.WANTED);
    var result = Consolidation.of(mentions);
    if (result.lines().isEmpty()) {
      var elsewhere = elsewhere(sheet, title);
      mentions = elsewhere.mentions();
      result = elsewhere.result();
      if (!result.lines().isEmpty()) text = elsewhere.text();
    }
    var check = new CrossCheck(vocabulary, sheet, title);
    var checked = check.of(result);
    var doubts = new ArrayList<>(checked.doubts());
    if (sheet.contradicted().contains(Field.MACHINES)) doubts.add("contradiction");
    if (turned && !checked.lines().isEmpty()) doubts.add("hidden-signs");
    if (checked.lines().isEmpty() && onlyAside(sheet)) doubts.add("sample");
    if (!text.isEmpty() && isOpen(text)) doubts.add("unclear");
    var certain = checked.certain() && doubts.isEmpty() && !checked.lines().isEmpty();
    return new Machines(
        checked.lines(),
        certain,
        List.copyOf(doubts),
        text,
        PossibleCounts.of(text, checked.counts()),
        others(mentions),
        strangers(mentions));
  }

  /** Words that leave the whole answer open, in whatever sentence. */
  private boolean isOpen(String text) {
    return Sentences.of(Lexer.tokens(vocabulary, text)).stream()
        .anyMatch(s -> Phrases.anywhere(s, MachineWords.OPEN) || s.getFirst().is("or", "else"));
  }

  /** Whether the title alone names a plan or a number of machines. */
  boolean inTitle(String title) {
    return !Consolidation.of(MentionReader.read(vocabulary, title, Mood.WANTED)).lines().isEmpty();
  }

  /** Whether free text asks for a plan or a number of machines. */
  boolean asks(String title, Sheet sheet) {
    return !elsewhere(sheet, title).result().lines().isEmpty();
  }

  private static boolean onlyAside(Sheet sheet) {
    return sheet.of(Field.MACHINES).stream().anyMatch(e -> !e.isAnswered() && e.hasAside());
  }

  private record Elsewhere(List<Mention> mentions, Consolidation.Result result, String text) {}

  /** The first place that asks for machines: title, above the form, description, details. */
  private Elsewhere elsewhere(Sheet sheet, String title) {
    var refused =
        sheet.of(Field.MACHINES).stream().map(Entry::text).anyMatch(MachineReader::refuses);
    if (refused) return new Elsewhere(List.of(), Consolidation.of(List.of()), "");
    var titled = MentionReader.read(vocabulary, title, Mood.WANTED);
    var found = new ArrayList<Elsewhere>();
    found.add(new Elsewhere(titled, Consolidation.of(titled), title));
    for (var text : prose(sheet)) {
      var mentions = MentionReader.read(vocabulary, text, Mood.NEUTRAL);
      found.add(new Elsewhere(mentions, Consolidation.of(mentions), text));
    }
    found.removeIf(e -> e.result().lines().isEmpty());
    return found.stream()
        .filter(e -> e.result().lines().stream().allMatch(l -> l.plan().isPresent()))
        .findFirst()
        .or(() -> found.stream().findFirst())
        .orElse(new Elsewhere(List.of(), Consolidation.of(List.of()), ""));
  }

  private static boolean refuses(String answer) {
    return answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("none");
  }

  static List<String> prose(Sheet sheet) {
    return Stream.of(
            sheet.preambleText(),
            sheet.text(Field.DESCRIPTION),
            sheet.text(Field.PROJECT),
            sheet.text(Field.DETAILS))
        .filter(t -> !t.isBlank())
        .toList();
  }

  /** Plan, count and further machines may be fields of their own. */
  static String answerText(Sheet sheet) {
    var parts = new ArrayList<String>();
    for (var e : sheet.of(Field.MACHINES)) {
      if (!e.isAnswered()) continue;
      var count = e.asks(Field.MACHINES, "count") ? count(e.text()) : Optional.<String>empty();
      parts.add(count.map(c -> "Amount: " + c).orElseGet(e::text));
    }
    return String.join("\n", parts);
  }

  /** A number alone in its field needs no word beside it. */
  private static Optional<String> count(String text) {
    var m = COUNT.matcher(text.strip());
    if (!m.matches()) return Optional.empty();
    var number = m.group(1).toLowerCase(java.util.Locale.ROOT);
    var isNumber = Character.isDigit(number.charAt(0)) || NumberWords.of(number).isPresent();
    return isNumber ? Optional.of(number) : Optional.empty();
  }

  private static List<String> others(List<Mention> mentions) {
    return mentions.stream()
        .filter(m -> m.mood() == Mood.ALTERNATIVE)
        .flatMap(m -> m.plan().flatMap(PlanRef::plan).stream())
        .distinct()
        .toList();
  }

  private static List<String> strangers(List<Mention> mentions) {
    return mentions.stream()
        .filter(m -> m.mood() == Mood.WANTED)
        .flatMap(m -> m.plan().filter(p -> p.plan().isEmpty()).map(PlanRef::written).stream())
        .distinct()
        .toList();
  }

  static Line line(Mention m) {
    var plan = m.plan().flatMap(PlanRef::plan);
    var ofPlan = m.plan().flatMap(PlanRef::arch);
    var clash = ofPlan.isPresent() && m.arch().isPresent() && !ofPlan.equals(m.arch());
    var arch = clash ? Optional.<dev.berth.catalogue.Arch>empty() : ofPlan.or(m::arch);
    var sure = plan.isPresent() && m.count().isPresent() && !m.doubt() && !clash;
    return new Line(plan, m.count(), arch, sure);
  }
}
