package dev.berth.sandbox;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A visit to a page: who the visitor acts as, and what every page shows. */
record Visit(Stage stage, Account me, List<Account> cast, String path) {
  static final String COOKIE = "as";

  /** The person of the cookie, else the first one there is to act as. */
  static Visit of(Stage stage, Context http) {
    List<Account> cast =
        stage.world().accounts.values().stream().filter(a -> !a.part.isEmpty()).toList();
    String wanted = Optional.ofNullable(http.cookie(COOKIE)).orElse("");
    Account me =
        cast.stream()
            .filter(a -> a.login.equals(wanted))
            .findFirst()
            .orElseGet(() -> cast.isEmpty() ? World.ghost() : cast.getFirst());
    return new Visit(stage, me, cast, http.path());
  }

  Actor actor() {
    return Actor.person(me);
  }

  /** The values of the layout. */
  Map<String, Object> values() {
    Map<String, Object> all = new HashMap<>();
    all.put("revision", stage.revision());
    all.put("now", stage.now());
    all.put("path", path);
    all.put("me", PageModel.person(me));
    all.put("cast", cast.stream().map(PageModel::person).toList());
    var first = stage.world().repos.values().stream().findFirst();
    all.put("first", first.map(Repo::fullName).orElse(""));
    return all;
  }
}
