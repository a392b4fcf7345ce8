package dev.berth.sandbox;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

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

  /** A signal flag of two colours and a shape, so that people are told apart at a glance. */
  static void avatar(Context http) {
    long id = http.pathParamAsClass("id", Long.class).getOrDefault(0L);
    long mixed = Math.floorMod(id * 2_654_435_761L, 1_000_003L);
    long hue = mixed % 360;
    long other = (hue + 150 + mixed % 60) % 360;
    String shape =
        switch ((int) (mixed / 360 % 4)) {
          case 0 -> "<path d='M0 40V0h40z'";
          case 1 -> "<circle cx='20' cy='20' r='10'";
          case 2 -> "<path d='M20 4 36 20 20 36 4 20z'";
          default -> "<path d='M0 14h40v12H0z'";
        };
    http.contentType("image/svg+xml");
    http.header("Cache-Control", "max-age=86400");
    http.result(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'>"
            + "<rect width='40' height='40' fill='hsl("
            + hue
            + " 45% 46%)'/>"
            + shape
            + " fill='hsl("
            + other
            + " 60% 82%)'/></svg>");
  }
}
