package dev.berth.intake.form;

import dev.berth.intake.form.Form.Section;
import dev.berth.intake.text.Wording;
import dev.berth.language.WordFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Knows the questions of one form by their wordings. */
final class HeadingMatcher {
  /** A heading is looked at this far; the longest known question has 50 words. */
  private static final int HEADING_MAX = 1_500;

  private static final Pattern SEVERAL = Pattern.compile("\\s*(?:,|/|&|\\+|\\band\\b)\\s*");

  /** Behind a known wording these go on with the question. */
  private static final Set<String> GOES_ON = WordFile.read("intake/headings.txt").words("goes-on");

  private record Known(Section section, Wording wording) {}

  private final List<Known> known = new ArrayList<>();

  HeadingMatcher(Form form) {
    for (var s : form.sections()) for (var w : s.wordings()) known.add(new Known(s, Wording.of(w)));
    known.sort(Comparator.comparingInt((Known k) -> k.wording().words().size()).reversed());
  }

  /** What this heading asks, longest wording first. */
  Optional<HeadingMatch> find(String heading) {
    var text = heading.length() > HEADING_MAX ? heading.substring(0, HEADING_MAX) : heading;
    var words = Wording.wordsOf(text);
    if (words.isEmpty()) return Optional.empty();
    var several = several(text, words);
    if (several.isPresent()) return several;
    for (var k : known) {
      var end = k.wording().matchEnd(words);
      if (end.isEmpty()) continue;
      var found = question(k, text, end.getAsInt());
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  /** "Company, job title": every piece is a question in full. */
  private Optional<HeadingMatch> several(String text, List<Wording.Word> words) {
    var end = text.indexOf(':') > 0 ? text.indexOf(':') : text.length();
    if (words.size() > 12 || exact(words).isPresent()) return Optional.empty();
    var pieces = SEVERAL.split(text.substring(0, end), 8);
    if (pieces.length < 2) return Optional.empty();
    var sections = new ArrayList<Section>();
    for (var p : pieces) {
      var one = exact(Wording.wordsOf(p));
      if (one.isEmpty()) return Optional.empty();
      if (!sections.contains(one.get())) sections.add(one.get());
    }
    if (sections.size() < 2) return Optional.empty();
    var rest = end < text.length() ? text.substring(end + 1).strip() : "";
    return Optional.of(new HeadingMatch(List.copyOf(sections), rest, words.size(), false));
  }

  private Optional<Section> exact(List<Wording.Word> words) {
    for (var k : known)
      if (k.wording().words().size() == words.size() && k.wording().matchEnd(words).isPresent())
        return Optional.of(k.section());
    return Optional.empty();
  }

  private Optional<HeadingMatch> question(Known k, String text, int end) {
    var rest = HeadingRemainder.of(text.substring(end), k.wording().open());
    if (rest.loose() && goesOn(rest.text(), k.wording())) return Optional.empty();
    var asked = List.of(k.section());
    return Optional.of(
        new HeadingMatch(asked, rest.text(), k.wording().words().size(), rest.loose()));
  }

  private static boolean goesOn(String rest, Wording wording) {
    var words = Wording.wordsOf(rest);
    if (words.isEmpty()) return false;
    if (GOES_ON.contains(words.getFirst().text()) || rest.endsWith("?")) return true;
    return wording.words().size() == 1 && !Character.isUpperCase(rest.charAt(0));
  }
}
