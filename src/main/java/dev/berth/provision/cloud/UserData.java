package dev.berth.provision.cloud;

import dev.berth.provision.Order;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What cloud-init finds at a machine's first start: who may log in, a message of the day with the
 * request and the end, and what the operator adds.
 *
 * <p>Only what cannot say anything else goes into it: keys of the form that OpenSSH has, names of
 * letters, digits and hyphens, addresses and dates. A project's name, which anybody may have
 * written, does not.
 *
 * @param user login name
 * @param additions the operator's own part: begins with {@code #cloud-config} or {@code #!}; in it
 *     {@code {{key}}}, {@code {{name}}}, {@code {{request}}} and {@code {{end}}} are filled in
 */
public record UserData(String user, Optional<String> additions) {
  /** Nova takes 65,535 bytes of Base64; keys and message need some of them. */
  static final int ADDITIONS_MAX = 32_768;

  /** More people than that have no use for one machine. */
  static final int KEYS_MAX = 200;

  private static final Pattern KEY =
      Pattern.compile("[a-z0-9@.-]{1,64} [A-Za-z0-9+/]{16,2000}={0,3}( [\\w.@+-]{1,100})?");
  private static final Pattern USER = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);
  private static final String BOUNDARY = "====berth-user-data====";

  public UserData {
    if (!USER.matcher(user).matches())
      throw new IllegalArgumentException("user is a login name such as root or debian");
    additions.ifPresent(UserData::check);
  }

  private static void check(String text) {
    if (!text.startsWith("#cloud-config") && !text.startsWith("#!"))
      throw new IllegalArgumentException("user-data begins with #cloud-config or #!");
    if (text.getBytes(StandardCharsets.UTF_8).length > ADDITIONS_MAX)
      throw new IllegalArgumentException("user-data has at most " + ADDITIONS_MAX + " bytes");
    if (text.contains(BOUNDARY))
      throw new IllegalArgumentException("user-data must not contain " + BOUNDARY);
  }

  /** The text for one machine. */
  public String of(Order.Allocate order) {
    var ours = cloudConfig(order);
    return additions.map(a -> parts(ours, filled(a, order))).orElse(ours);
  }

  private String cloudConfig(Order.Allocate order) {
    var text = new StringBuilder("#cloud-config\n");
    text.append("disable_root: ").append(!user.equals("root")).append('\n');
    text.append("ssh_pwauth: false\n");
    var keys = keys(order.sshKeys());
    if (!keys.isEmpty()) text.append("ssh_authorized_keys:\n");
    for (var key : keys) text.append("  - ").append(key).append('\n');
    text.append("write_files:\n  - path: /etc/motd\n    content: |\n");
    message(order).lines().forEach(l -> text.append("      ").append(l).append('\n'));
    return text.toString();
  }

  /** Keys in the one form that OpenSSH has; whatever else was there cannot be one. */
  public static List<String> keys(List<String> told) {
    return told.stream()
        .map(String::strip)
        .filter(k -> KEY.matcher(k).matches())
        .distinct()
        .limit(KEYS_MAX)
        .toList();
  }

  private static String message(Order.Allocate order) {
    var text = new StringBuilder();
    text.append("This machine, ").append(order.name()).append(", is lent.\n");
    order.requestUrl().ifPresent(url -> text.append("Request: ").append(url).append('\n'));
    order
        .leaseEnd()
        .ifPresent(
            end ->
                text.append("Planned end: ")
                    .append(DAY.format(end))
                    .append("; the request has the date that counts.\n"));
    return text.toString();
  }

  private static String filled(String additions, Order.Allocate order) {
    return additions
        .replace("{{key}}", order.key().text())
        .replace("{{name}}", order.name())
        .replace("{{request}}", order.requestUrl().orElse(""))
        .replace("{{end}}", order.leaseEnd().map(Instant::toString).orElse(""));
  }

  private static String parts(String ours, String theirs) {
    var type = theirs.startsWith("#!") ? "text/x-shellscript" : "text/cloud-config";
    // Appended lists: what the operator adds must not take the people's keys away.
    return "Content-Type: multipart/mixed; boundary=\""
        + BOUNDARY
        + "\"\nMIME-Version: 1.0\n\n"
        + part("text/cloud-config", ours)
        + part(type, theirs)
        + "--"
        + BOUNDARY
        + "--\n";
  }

  private static String part(String type, String text) {
    return "--"
        + BOUNDARY
        + "\nMIME-Version: 1.0\nContent-Type: "
        + type
        + "; charset=\"utf-8\"\n"
        + "X-Merge-Type: list(append)+dict(no_replace,recurse_list)+str()\n\n"
        + text
        + (text.endsWith("\n") ? "" : "\n");
  }
}
