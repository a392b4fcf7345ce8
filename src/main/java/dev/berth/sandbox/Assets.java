package dev.berth.sandbox;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Style, script and the little pictures of people, drawn from their numbers. */
final class Assets {
  private Assets() {}

  static void file(Context http, String name, String type) {
    try (InputStream in = Assets.class.getResourceAsStream("/sandbox/" + name)) {
      if (in == null) {
        http.status(404);
        return;
      }
      http.contentType(type + "; charset=utf-8");
      http.header("Cache-Control", "no-cache");
      http.result(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + name, e);
    }
  }

  /** A letter on a colour, round for people and square for programs. */
  static void avatar(Context http, Account who) {
    long mixed = Math.floorMod(who.id * 2_654_435_761L, 1_000_003L);
    long hue = mixed % 360;
    String letter = who.login.isEmpty() ? "" : who.login.substring(0, 1).toUpperCase(Locale.ROOT);
    http.contentType("image/svg+xml");
    http.header("Cache-Control", "max-age=3600");
    http.result(
        Html.of(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40">
                <rect width="40" height="40" fill="hsl({} 42% 42%)"/>
                <path d="M0 30q10-6 20 0t20 0v10H0z" fill="hsl({} 50% 62%)"/>
                <text x="20" y="26.5" text-anchor="middle" font-family="system-ui, sans-serif"
                 font-size="19" font-weight="600" fill="#fff">{}</text></svg>
                """,
                hue, (hue + 40) % 360, letter)
            .markup());
  }
}
