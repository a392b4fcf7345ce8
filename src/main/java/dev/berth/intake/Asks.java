package dev.berth.intake;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether words ask for machines, without saying which. */
final class Asks {
  private static final int TEXT_MAX = 20_000;

  private static final String THINGS =
      "(?:machines?|servers?|nodes?|clusters?|runners?|hardware|bare[-"
          + " ]?metal|instances?|boxe?s?|hosts?|capacity|infrastructure|resources|cil|lab)";
  private static final Pattern TITLE =
      Pattern.compile(
          "\\b(?:requests?|requesting|need|needs|apply|applying|application|want|looking"
              + " for|ask(?:ing)? for|add|get|lend|borrow)\\b.{0,60}?\\b"
              + THINGS
              + "\\b"
              + "|\\b"
              + THINGS
              + "\\b.{0,20}?\\b(?:for|to|on which|wanted|needed|request)\\b"
              + "|\\brequest(?:ing)?\\b[^.]{0,3}:|^\\[request\\]");
  private static final Pattern SENTENCE =
      Pattern.compile(
          "\\b(?:we|i|it|project|team|demo|who|which|that)?\\s?(?:would |could |'d |do |really"
              + " |also |now |currently |urgently )*(?:needs?|would like|'d"
              + " like|want|wants|require|requires|request|are asking|am asking|ask for|apply"
              + " for|are looking for|am looking for|hope for|lend us|give us|get us|in need of|use"
              + " of)\\b[^.!?\\n"
              + "]{0,100}?\\b"
              + THINGS
              + "\\b|\\b(?:could|can|may) (?:we|i|you)\\b[^.!?\\n"
              + "]{0,30}?\\b(?:get|have|lend|borrow|provide|give|use)\\b[^.!?\\n"
              + "]{0,60}?\\b"
              + THINGS
              + "\\b|\\bplease\\b[^.!?\\n"
              + "]{0,20}?\\b(?:lend|give|provide|allocate|provision)\\b[^.!?\\n"
              + "]{0,60}?\\b"
              + THINGS
              + "\\b");
  private static final Pattern NOT =
      Pattern.compile(
          "\\b(?:do not|don't|no longer|not|cannot|can't|never|before we)\\b[^.!?\\n"
              + "]{0,30}?\\b(?:need|open|want|request|require|write|use|ask)");

  private static final Pattern TALK =
      Pattern.compile("^\\W*(?:proposal|rfc|idea|discussion|suggestion|feature request|bug)\\b");

  private Asks() {}

  static boolean inTitle(String title) {
    var s = title.toLowerCase(Locale.ROOT);
    return TITLE.matcher(s).find() && !TALK.matcher(s).find() && !NOT.matcher(s).find();
  }

  static boolean inText(String text) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    var s = cut.toLowerCase(Locale.ROOT).replace('’', '\'');
    for (var sentence : s.split("(?<=[.!?;])\\s|\\n", 2_000))
      if (SENTENCE.matcher(sentence).find() && !NOT.matcher(sentence).find()) return true;
    return false;
  }
}
