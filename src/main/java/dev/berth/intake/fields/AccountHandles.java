package dev.berth.intake.fields;

import dev.berth.intake.form.FilledForm;
import dev.berth.intake.form.FormAnswer;
import dev.berth.intake.lexicon.NoAnswer;
import dev.berth.intake.text.CodeUrls;
import dev.berth.intake.text.Wording;
import dev.berth.language.WordFile;
import dev.berth.reading.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Accounts of people who belong to a request; not a bare cc, teams or names of other networks. */
public final class AccountHandles {
  private static final int HANDLES_MAX = 30;

  private static final Pattern AT =
      Pattern.compile(
          "(?<![\\w/.@`-])"
              + "@([a-zA-Z\\d](?:[a-zA-Z\\d]|-(?=[a-zA-Z\\d])){0,38}"
              + "(?:_[a-zA-Z\\d]{1,20})?)(?![\\w/@-]|\\.\\w)");
  private static final Pattern BARE =
      Pattern.compile("[a-zA-Z\\d](?:[a-zA-Z\\d]|-(?=[a-zA-Z\\d])){0,38}(?:_[a-zA-Z\\d]{1,20})?");
  private static final WordFile PEOPLE = WordFile.read("language/people.txt");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?i)^.{0,12}\\b(?:on|in|at|via)\\b.{0,12}\\b(?:"
              + PEOPLE.alternatives("elsewhere")
              + ")");
  private static final Pattern BELONGS =
      Pattern.compile("(?i)\\b(?:" + PEOPLE.alternatives("belongs") + ")\\b");

  private final Set<String> found = new LinkedHashSet<>();

  private AccountHandles() {}

  public static List<String> of(FilledForm filled, boolean people) {
    var h = new AccountHandles();
    for (var e : filled.answers()) h.entry(e, people);
    h.mentions(filled.preambleText(), !filled.hasQuestions() || people);
    return h.found.stream().limit(HANDLES_MAX).toList();
  }

  private void entry(FormAnswer e, boolean people) {
    if (e.asks(Field.CONTACT, "profile")) profiles(e.text());
    else if (e.asks(Field.CONTACT)) contact(e.text());
    else if (e.asks(Field.PERSONAL, "name")) {
      profiles(e.text());
      mentions(e.text(), true);
    } else if (e.asks(Field.PERSONAL)) mentions(e.text(), true);
    else if (e.asks(Field.DESCRIPTION)) mentions(e.text(), true);
    else if (e.asks(Field.DETAILS) || e.asks(Field.OPEN_SOURCE)) mentions(e.text(), people);
  }

  private void contact(String text) {
    if (NoAnswer.isNothing(text)) return;
    mentions(text, true);
    profiles(text);
    for (var word : text.split("[\\s,;/]+", 20))
      if (text.length() < 120 && BARE.matcher(word).matches() && isAccount(word, text)) add(word);
  }

  /** A word alone in its field, or one that no sentence is made of. */
  private static boolean isAccount(String word, String text) {
    return Wording.wordsOf(text).size() <= 4
        && (text.strip().equals(word) || word.contains("-") || text.contains(","));
  }

  private void profiles(String text) {
    for (var a : CodeUrls.addresses(text)) CodeUrls.profile(a).ifPresent(this::add);
  }

  private void mentions(String text, boolean trusted) {
    for (var line : lines(text)) {
      var s = line.strip();
      if (s.startsWith("/")) continue;
      var cc = s.toLowerCase(Locale.ROOT).replaceFirst("^[-*\\s]+", "");
      if (cc.startsWith("cc ") || cc.startsWith("cc:") || cc.startsWith("/cc")) continue;
      var m = AT.matcher(s);
      while (m.find() && found.size() < HANDLES_MAX) {
        var behind = s.substring(m.end());
        if (ELSEWHERE.matcher(behind).find()) continue;
        if (trusted || BELONGS.matcher(s).find()) add(m.group(1));
      }
    }
  }

  private static List<String> lines(String text) {
    var cut = text.length() > 20_000 ? text.substring(0, 20_000) : text;
    return new ArrayList<>(Stream.of(cut.split("\n", -1)).limit(2_000).toList());
  }

  private void add(String handle) {
    if (found.stream().noneMatch(handle::equalsIgnoreCase)) found.add(handle);
  }
}
