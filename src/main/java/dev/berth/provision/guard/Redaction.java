package dev.berth.provision.guard;

import dev.berth.config.Secret;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a provider's words what must not be seen: known secrets, whatever looks like one,
 * addresses, paths and people.
 */
public final class Redaction {
  /** A reason is shown in a comment; more than this nobody reads. */
  static final int CHARACTERS_MAX = 300;

  /** The provider's text is cut here before the patterns see it, so that they stay cheap. */
  static final int READ_MAX = 4_000;

  /** Shorter secrets are not looked for: they would take ordinary words out. */
  static final int SECRET_MIN = 6;

  private static final String HIDDEN = "[hidden]";

  private static final List<Pattern> LIKELY =
      List.of(
          Pattern.compile(
              "(?s)-----BEGIN [A-Z0-9 ]{1,40}-----.*?(-----END [A-Z0-9 ]{1,40}-----|$)"),
          Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]{1,15}://[^\\s\"'<>]+"),
          Pattern.compile("(?i)\\b(bearer|basic|token)\\s+[a-z0-9._~+/=-]{8,}"),
          Pattern.compile(
              "(?i)\\b(\\w{0,20}(password|passwd|secret|token|api[_-]?key|credential)\\w{0,20})"
                  + "[\"']?\\s{0,3}[:=]\\s{0,3}[\"']?[^\\s\"',;}]+"),
          Pattern.compile("\\b(gh[opsur]_|github_pat_|AKIA|ASIA|xox[bp]-|glpat-)[\\w./+=-]{6,}"),
          Pattern.compile("\\beyJ[\\w-]{8,}(\\.[\\w-]+){0,2}"),
          Pattern.compile("\\b[\\w.+-]{1,64}@[\\w-]{1,63}(\\.[\\w-]{1,63})+"),
          Pattern.compile("\\b\\d{1,3}(\\.\\d{1,3}){3}(:\\d{1,5})?\\b"),
          Pattern.compile("(?i)(?<![\\w:])([0-9a-f]{0,4}:){3,8}[0-9a-f]{0,4}(?![\\w:])"),
          Pattern.compile("(?<![\\w/])/[\\w.@-]+/[\\w.@/-]*"),
          Pattern.compile("\\b[A-Za-z0-9+/_-]{40,}={0,2}"));

  private final List<Secret> secrets;

  public Redaction(List<Secret> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /** One short line that can be shown to everybody. */
  public String clean(String words) {
    String text = words.length() > READ_MAX ? words.substring(0, READ_MAX) : words;
    for (Secret secret : secrets) {
      if (secret.reveal().length() >= SECRET_MIN) {
        text = text.replace(secret.reveal(), HIDDEN);
      }
    }
    for (Pattern likely : LIKELY) {
      text = likely.matcher(text).replaceAll(HIDDEN);
    }
    text = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    return text.length() > CHARACTERS_MAX
        ? text.substring(0, text.offsetByCodePoints(0, whole(text))) + " ..."
        : text;
  }

  /** Code points that fit without cutting one in two. */
  private static int whole(String text) {
    return text.codePointCount(0, CHARACTERS_MAX) - 1;
  }
}
