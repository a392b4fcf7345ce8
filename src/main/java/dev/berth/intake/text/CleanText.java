package dev.berth.intake.text;

/**
 * Text as it is looked at: LF line ends, plain blanks, no sign that cannot be seen, no half of a
 * pair.
 *
 * @param turned whether signs that turn the direction of writing were taken out: what a person saw
 *     may not be what stands there
 */
public record CleanText(String text, boolean turned) {
  public static CleanText of(String raw, int max) {
    var out = new StringBuilder(Math.min(raw.length(), max));
    var turned = false;
    for (int i = 0; i < raw.length() && out.length() < max; ) {
      var c = raw.codePointAt(i);
      i += Character.charCount(c);
      if (isTurning(c)) turned = true;
      else if (c == '\r') {
        if (i >= raw.length() || raw.charAt(i) != '\n') out.append('\n');
      } else if (c == 0x2028 || c == 0x2029 || c == 0x85) out.append('\n');
      else if (c == '\n' || c == '\t') out.append((char) c);
      else if (c >= 0xD800 && c <= 0xDFFF) out.append('\uFFFD');
      else if (!isInvisible(c)) out.appendCodePoint(Character.isSpaceChar(c) ? ' ' : c);
    }
    return new CleanText(out.toString(), turned);
  }

  private static boolean isTurning(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isInvisible(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT
        || (c >= 0xFE00 && c <= 0xFE0F)
        || c == 0x115F
        || c == 0x1160
        || c == 0x3164;
  }
}
