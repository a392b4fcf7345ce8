package dev.berth.github;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The one place that requests may go to, and the building of addresses there. */
record Host(URI api) {
  private static final Pattern NAME =
      Pattern.compile("(?!\\.{1,2}/)[\\w.-]{1,100}/(?!\\.{1,2}$)[\\w.-]{1,100}");

  /** Same scheme, host and port: the token goes nowhere else. */
  boolean owns(URI uri) {
    return api.getScheme().equalsIgnoreCase(String.valueOf(uri.getScheme()))
        && api.getHost().equalsIgnoreCase(String.valueOf(uri.getHost()))
        && uri.getRawUserInfo() == null
        && port(api) == port(uri);
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
  }

  URI at(String path) {
    return URI.create(api + path);
  }

  /** Whether it is an owner and a name that can stand in an address as they are. */
  static boolean isRepositoryName(String name) {
    return NAME.matcher(name).matches();
  }

  /** One part of a path. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
