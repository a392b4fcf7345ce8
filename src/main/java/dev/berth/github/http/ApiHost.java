package dev.berth.github.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The one place that requests may go to, and the building of addresses there. */
public record ApiHost(URI api) {
  /** As many as GitHub puts on a page. */
  public static final int PAGE_ITEMS = 100;

  public static final String PER_PAGE = "per_page=" + PAGE_ITEMS;

  /** Same scheme, host and port: the token goes nowhere else. */
  public boolean owns(URI uri) {
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

  public URI at(String path) {
    return URI.create(api + path);
  }

  /** One part of a path. */
  public static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
