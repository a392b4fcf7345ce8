package dev.berth.sandbox;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A visit to a page: who the visitor acts as, and what every page shows. */
record Visit(Stage stage, Account as, List<Account> cast, String path) {
  static final String COOKIE = "as";

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

  /** The person of the cookie, else the first one there is to act as. */
  static Visit of(Stage stage, Context http) {
    List<Account> cast =
        stage.world().accounts.values().stream().filter(a -> !a.part.isEmpty()).toList();
    String wanted = Optional.ofNullable(http.cookie(COOKIE)).orElse("");
    Account as =
        cast.stream()
            .filter(a -> a.login.equals(wanted))
            .findFirst()
            .orElseGet(() -> cast.isEmpty() ? World.ghost() : cast.getFirst());
    return new Visit(stage, as, cast, http.path());
  }

  Actor actor() {
    return Actor.person(as);
  }

  static Html time(Instant at) {
    return Html.of("<time datetime=\"{}\">{}</time>", at, WHEN.format(at));
  }

  static Html avatar(Account who, int size) {
    return Html.of(
        "<img class=\"avatar{}\" src=\"/_sandbox/avatar/{}.svg\" width=\"{}\" height=\"{}\""
            + " alt=\"\">",
        who.bot() || who.machine ? " square" : "",
        who.id,
        size,
        size);
  }

  static Html person(Account who) {
    return Html.of("<a class=\"person\" href=\"/{}\">{}</a>", who.login, who.login);
  }

  /** A label in its colour, with letters that can be read on it. */
  static Html label(Repo.Label label) {
    int rgb = Integer.parseInt(label.color(), 16);
    int light = (299 * (rgb >> 16) + 587 * ((rgb >> 8) & 255) + 114 * (rgb & 255)) / 1000;
    return Html.of(
        "<span class=\"label\" style=\"background:#{};color:{}\" title=\"{}\">{}</span>",
        label.color(),
        light > 140 ? "#1b1f24" : "#ffffff",
        label.description(),
        label.name());
  }
}
