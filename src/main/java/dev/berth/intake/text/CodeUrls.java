package dev.berth.intake.text;

import dev.berth.language.WordFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses of repositories or organisations; not web sites, issues, licences, wikis or files. */
public final class CodeUrls {
  private static final int TEXT_MAX = 30_000;
  private static final int URLS_MAX = 50;

  private static final WordFile HOSTS = WordFile.read("intake/code-hosts.txt");
  private static final Set<String> FORGES = HOSTS.words("forges");
  private static final Set<String> NO_OWNERS = HOSTS.words("no-owners");
  private static final Set<String> PLACES = HOSTS.words("places");

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?i)(?:(?:https?|git|ssh)://[^\\s<>\"'`|\\\\]{3,500})"
              + "|git@[\\w.-]{3,100}:[\\w./~-]{3,200}"
              + "|(?<![\\w./@-])(?:www\\.)?(?:github\\.com|gitlab\\.com|codeberg\\.org"
              + "|bitbucket\\.org)"
              + "/[\\w./~-]{1,200}");

  private CodeUrls() {}

  /** All code addresses of a text, as {@code https://host/path}, in order. */
  public static List<String> findIn(String text) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    var out = new ArrayList<String>();
    var m = ADDRESS.matcher(cut);
    while (m.find() && out.size() < URLS_MAX)
      code(m.group()).filter(u -> !out.contains(u)).ifPresent(out::add);
    return List.copyOf(out);
  }

  /** The account that a profile address names: one part of a path on a forge of people. */
  public static Optional<String> profile(String address) {
    var bare = bare(address);
    var parts = parts(bare);
    if (!host(bare).equals("github.com") || parts.size() != 1) return Optional.empty();
    return NO_OWNERS.contains(parts.getFirst()) ? Optional.empty() : Optional.of(parts.getFirst());
  }

  public static List<String> addresses(String text) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    return ADDRESS.matcher(cut).results().limit(URLS_MAX).map(r -> r.group()).toList();
  }

  private static Optional<String> code(String address) {
    var bare = bare(address);
    var host = host(bare);
    var parts = parts(bare);
    if (parts.isEmpty() || bare.contains("@")) return Optional.empty();
    if (host.equals("github.com")) return github(parts);
    if (host.equals("sourceforge.net"))
      return parts.size() == 2
              && (parts.getFirst().equals("projects") || parts.getFirst().equals("p"))
          ? url(host, parts)
          : Optional.empty();
    if (FORGES.contains(host)
        || host.matches("(?:git|gitlab|gitea|forgejo|code|src|cgit|scm|svn|hg)\\..+"))
      return elsewhere(host, parts);
    return bare.endsWith(".git") ? url(host, parts) : Optional.empty();
  }

  private static Optional<String> github(List<String> parts) {
    var p =
        parts.getFirst().toLowerCase(Locale.ROOT).equals("orgs")
            ? parts.subList(1, parts.size())
            : parts;
    if (p.isEmpty() || NO_OWNERS.contains(p.getFirst())) return Optional.empty();
    if (!p.equals(parts)) return url("github.com", p.subList(0, 1));
    if (p.size() <= 2) return url("github.com", p);
    return PLACES.contains(p.get(2)) ? url("github.com", p.subList(0, 2)) : Optional.empty();
  }

  private static Optional<String> elsewhere(String host, List<String> parts) {
    var dash = parts.indexOf("-");
    if (dash > 0) {
      var tree = dash + 1 < parts.size() && PLACES.contains(parts.get(dash + 1));
      return tree ? url(host, parts.subList(0, dash)) : Optional.empty();
    }
    if (NO_OWNERS.contains(parts.getFirst())) return Optional.empty();
    if (parts.size() > 2 && (host.equals("codeberg.org") || host.equals("bitbucket.org"))) {
      return PLACES.contains(parts.get(2)) ? url(host, parts.subList(0, 2)) : Optional.empty();
    }
    return url(host, parts);
  }

  private static Optional<String> url(String host, List<String> parts) {
    var path = String.join("/", parts);
    if (path.endsWith(".git")) path = path.substring(0, path.length() - 4);
    return Optional.of("https://" + host + "/" + path);
  }

  /** Host and path, without scheme, query and punctuation of the sentence. */
  private static String bare(String address) {
    var s = address.replaceFirst("(?i)^(?:https?|git|ssh)://", "").replaceFirst("(?i)^www\\.", "");
    if (s.startsWith("git@")) s = s.substring(4).replaceFirst(":", "/");
    var end = s.length();
    for (var stop : "?#".toCharArray())
      if (s.indexOf(stop) >= 0) end = Math.min(end, s.indexOf(stop));
    s = s.substring(0, end);
    var open = s.indexOf('(') >= 0;
    while (!s.isEmpty()
        && (".,;:!*_]}/".indexOf(s.charAt(s.length() - 1)) >= 0 || (!open && s.endsWith(")"))))
      s = s.substring(0, s.length() - 1);
    return s;
  }

  private static String host(String bare) {
    var slash = bare.indexOf('/');
    var host = slash < 0 ? bare : bare.substring(0, slash);
    return host.toLowerCase(Locale.ROOT);
  }

  private static List<String> parts(String bare) {
    var slash = bare.indexOf('/');
    if (slash < 0) return List.of();
    return Arrays.stream(bare.substring(slash + 1).split("/", -1))
        .filter(p -> !p.isBlank())
        .toList();
  }
}
