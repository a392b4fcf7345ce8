package dev.berth.view;

import dev.berth.request.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An answer of each kind. */
final class SampleReplies {
  private SampleReplies() {}

  static List<Errand.Say> all() {
    var all = new ArrayList<Errand.Say>();
    for (var reason : Decision.Reason.values()) all.add(say(word(reason)));
    return all;
  }

  private static String word(Decision.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Errand.Say say(String template) {
    return new Errand.Say("reply:" + template, Samples.RIO, template, Map.of("command", "approve"));
  }
}
