package dev.berth.intake.fields;

import dev.berth.intake.form.FilledForm;
import dev.berth.intake.form.FormAnswer;
import dev.berth.intake.lexicon.NoAnswer;
import dev.berth.language.WordFile;
import dev.berth.reading.Field;
import dev.berth.reading.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an issue asks for, decided before machines are read. */
public final class RequestKind {
  private static final int TEXT_MAX = 20_000;
  private static final WordFile CUES = WordFile.read("intake/kinds.txt");
  private static final Pattern PEOPLE = CUES.cues("people");
  private static final Pattern ACCESS = CUES.cues("access");
  private static final Pattern ACCESS_OWN = CUES.cues("access-own");
  private static final Pattern PROJECT_ACCESS = CUES.cues("project-access");
  private static final Pattern ONLY = CUES.cues("only");
  private static final Pattern MORE = CUES.cues("more");
  private static final Pattern GIVE_BACK = CUES.cues("give-back");
  private static final Pattern NOTICE = CUES.cues("notice");
  private static final Pattern TEST_ISSUE = CUES.pattern("test-issue");

  private final FilledForm filled;
  private final String title;
  private final boolean machines;
  private final boolean asks;
  private final boolean titled;

  private RequestKind(
      FilledForm filled, String title, boolean titled, boolean machines, boolean asks) {
    this.titled = titled;
    this.filled = filled;
    this.title = lower(title);
    this.machines = machines;
    this.asks = asks;
  }

  /**
   * Decides.
   *
   * @param titled the title names machines
   * @param machines the answer about machines wants some
   * @param asks title or free text ask for machines in so many words
   */
  public static Kind of(
      FilledForm filled, String title, boolean titled, boolean machines, boolean asks) {
    var k = new RequestKind(filled, title, titled, machines, asks);
    return k.chosen().orElseGet(k::read);
  }

  /** The choice that a form offers. */
  private Optional<Kind> chosen() {
    var entry = filled.answersTo(Field.DETAILS, "kind").filter(FormAnswer::isAnswered);
    if (entry.isEmpty()) return Optional.empty();
    var s = lower(entry.get().text());
    if (s.contains("people") || s.contains("member") || s.contains("user"))
      return Optional.of(Kind.PEOPLE);
    if (s.contains("access") || s.contains("login") || s.contains("account"))
      return Optional.of(Kind.ACCESS);
    if (s.contains("question")) return Optional.of(Kind.QUESTION);
    if (s.contains("more") || s.contains("additional") || s.contains("existing"))
      return Optional.of(Kind.MORE);
    if (s.contains("new") || s.contains("machine")) return Optional.of(Kind.NEW);
    if (s.contains("other")) return Optional.of(Kind.OTHER);
    return Optional.empty();
  }

  private Kind read() {
    if (isEmpty()) return Kind.EMPTY;
    return filled.hasQuestions() ? ofForm() : ofText();
  }

  private boolean isEmpty() {
    var answered = filled.answers().stream().anyMatch(e -> e.isAnswered() && !isTick(e));
    var above =
        filled.preamble().stream().anyMatch(b -> !b.isAside() && !NoAnswer.isNothing(b.text()));
    if (answered || (above && !TEST_ISSUE.matcher(title).find())) return false;
    return !titled || TEST_ISSUE.matcher(title).find();
  }

  private static boolean isTick(FormAnswer e) {
    return e.asks(Field.LICENCE, "agreement");
  }

  private Kind ofForm() {
    var above = lower(filled.preambleText());
    var described = lower(filled.text(Field.DESCRIPTION) + "\n" + filled.text(Field.DETAILS));
    var lead = title + "\n" + above;
    if (found(GIVE_BACK, lead) && !machines) return Kind.OTHER;
    var only = found(ONLY, above) || found(ONLY, described);
    // a note above the form says what is meant, even when the form below is filled
    var note = !above.isBlank() && !MachineWish.isInText(above);
    if (note && people(above)) return access(above) ? Kind.ACCESS : Kind.PEOPLE;
    if (note && access(above)) return Kind.ACCESS;
    if (people(lead) && (only || !(machines && asks)))
      return access(lead) ? Kind.ACCESS : Kind.PEOPLE;
    if (access(lead) && (!machines || only || !asks)) return Kind.ACCESS;
    if (found(ACCESS_OWN, described) && !asks) return Kind.ACCESS;
    if (!machines || only) {
      if (access(described)) return Kind.ACCESS;
      if (people(described) || found(PROJECT_ACCESS, title)) return Kind.PEOPLE;
    }
    if (!machines && isQuestion(above)) return Kind.QUESTION;
    return more() ? Kind.MORE : Kind.NEW;
  }

  /** A question above the form or in the title, while the machines are left open. */
  private boolean isQuestion(String above) {
    var none = filled.answersTo(Field.MACHINES).stream().anyMatch(e -> refuses(lower(e.text())));
    var silent = !filled.isAnswered(Field.MACHINES);
    var asked = above.contains("?") || title.endsWith("?");
    return asked && (none || silent) && !asks;
  }

  private static boolean refuses(String answer) {
    return answer.matches("(?s)\\W*(?:none|no|nothing|not yet|n/a|not sure|see the question)\\b.*");
  }

  private Kind ofText() {
    var text = lower(filled.preambleText());
    var all = title + "\n" + text;
    if (found(NOTICE, all) && !found(ACCESS, title)) {
      if (!asks || found(NOTICE, title)) return Kind.OTHER;
    }
    if (found(GIVE_BACK, all) && !asks) return Kind.OTHER;
    if (access(title)) return Kind.ACCESS;
    if (people(title)) return access(text) ? Kind.ACCESS : Kind.PEOPLE;
    if (asks && !(title.endsWith("?") && !machines)) {
      if (found(ONLY, all) && (access(all) || people(all)))
        return access(all) ? Kind.ACCESS : Kind.PEOPLE;
      return more() ? Kind.MORE : Kind.NEW;
    }
    if (access(all)) return Kind.ACCESS;
    if (people(all)) return Kind.PEOPLE;
    return all.contains("?") ? Kind.QUESTION : Kind.OTHER;
  }

  private boolean more() {
    var said =
        title
            + "\n"
            + lower(filled.text(Field.MACHINES))
            + "\n"
            + lower(filled.text(Field.PROJECT));
    if (!filled.hasQuestions()) said += "\n" + lower(filled.preambleText());
    return found(MORE, said);
  }

  private static boolean people(String text) {
    return found(PEOPLE, text);
  }

  private static boolean access(String text) {
    return found(ACCESS, text);
  }

  private static boolean found(Pattern pattern, String text) {
    return pattern.matcher(text).find();
  }

  private static String lower(String text) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    return cut.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
  }
}
