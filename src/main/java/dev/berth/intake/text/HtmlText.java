package dev.berth.intake.text;

import java.util.regex.Pattern;

/** What is left of raw HTML when only its text is read. */
final class HtmlText {
  private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>]{0,2000}>");

  private HtmlText() {}

  static String text(String raw) {
    return TAG.matcher(withoutComments(raw)).replaceAll(" ").replace("&amp;", "&").strip();
  }

  private static String withoutComments(String raw) {
    var out = new StringBuilder();
    var from = 0;
    while (true) {
      var open = raw.indexOf("<!--", from);
      if (open < 0) return out.append(raw, from, raw.length()).toString();
      out.append(raw, from, open);
      var close = raw.indexOf("-->", open + 4);
      if (close < 0) return out.toString();
      from = close + 3;
    }
  }
}
