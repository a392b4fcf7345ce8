package dev.berth.sandbox.pages;

import dev.berth.sandbox.model.Actor;
import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WorldStore;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A visit to a page: who the visitor acts as, and what every page shows. */
record PageVisit(WorldStore stage, SandboxAccount me, List<SandboxAccount> cast, String path) {
  static final String COOKIE = "as";

  /** The person of the cookie, else the first one there is to act as. */
  static PageVisit of(WorldStore store, Context http) {
    List<SandboxAccount> cast =
        store.world().accounts.values().stream().filter(a -> !a.part.isEmpty()).toList();
    String wanted = Optional.ofNullable(http.cookie(COOKIE)).orElse("");
    SandboxAccount me =
        cast.stream()
            .filter(a -> a.login.equals(wanted))
            .findFirst()
            .orElseGet(() -> cast.isEmpty() ? SandboxWorld.ghost() : cast.getFirst());
    return new PageVisit(store, me, cast, http.path());
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
    all.put("first", first.map(SandboxRepo::fullName).orElse(""));
    return all;
  }
}
