package dev.berth.view;

import dev.berth.reading.VersionKey;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hidden line by which we know a status comment again that we wrote: which edit of it this is,
 * and a sign over that and the whole text, made with the secret of the request. Whoever changes the
 * text, or puts an older one back, cannot make a seal that fits.
 *
 * @param edit number of the edit, from 1; noted in the row before it is sent
 * @param sign over number and text
 */
public record StatusSeal(long edit, String sign) {
  private static final Pattern LINE =
      Pattern.compile("<!-- sealed (\\d{1,15}) ([0-9a-f]{12,64}) -->\\n");

  /** The text with its seal, in the line before its marker. */
  public static String on(String text, long edit, VersionKey secret) {
    var at = Math.max(0, text.lastIndexOf("<!-- berth "));
    var line = "<!-- sealed " + edit + " " + sign(text, edit, secret) + " -->\n";
    return text.substring(0, at) + line + text.substring(at);
  }

  /** The seal of a text that we wrote and nobody changed since. */
  public static Optional<StatusSeal> of(String body, VersionKey secret) {
    var m = LINE.matcher(body.replace("\r\n", "\n"));
    if (!m.find()) return Optional.empty();
    var seal = new StatusSeal(Long.parseLong(m.group(1)), m.group(2));
    var text = takenOff(body);
    return Optional.of(seal).filter(s -> s.sign().equals(sign(text, s.edit(), secret)));
  }

  /** A text without its seal, if it has one. */
  static String takenOff(String body) {
    return LINE.matcher(body.replace("\r\n", "\n")).replaceFirst("");
  }

  /** Line ends and the blanks at the end are the forge's; the marker is signed by itself. */
  private static String sign(String text, long edit, VersionKey secret) {
    var bare = CommentMarker.unsigned(text.replace("\r\n", "\n")).strip();
    return secret.sign("status " + edit + "\n" + bare);
  }
}
