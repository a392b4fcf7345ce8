package dev.berth.intake.fields;

import dev.berth.language.WordFile;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether words ask for machines, without saying which. */
public final class MachineWish {
  private static final int TEXT_MAX = 20_000;

  private static final WordFile WISHES = WordFile.read("intake/wishes.txt");
  private static final Pattern TITLE = WISHES.pattern("title");
  private static final Pattern SENTENCE = WISHES.pattern("sentence");
  private static final Pattern NOT = WISHES.pattern("not");
  private static final Pattern TALK = WISHES.pattern("talk");

  private MachineWish() {}

  public static boolean isInTitle(String title) {
    var s = title.toLowerCase(Locale.ROOT);
    return TITLE.matcher(s).find() && !TALK.matcher(s).find() && !NOT.matcher(s).find();
  }

  public static boolean isInText(String text) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    var s = cut.toLowerCase(Locale.ROOT).replace('’', '\'');
    for (var sentence : s.split("(?<=[.!?;])\\s|\\n", 2_000))
      if (SENTENCE.matcher(sentence).find() && !NOT.matcher(sentence).find()) return true;
    return false;
  }
}
