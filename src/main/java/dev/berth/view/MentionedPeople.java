package dev.berth.view;

import dev.berth.forge.Person;
import dev.berth.request.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Who is called or named in a text. */
final class MentionedPeople {
  private MentionedPeople() {}

  /** Requester and their people, as far as their accounts are known and there. */
  static List<Person> of(Request r) {
    var all = new ArrayList<Person>();
    all.add(r.requester());
    for (var p : r.people()) if (!all.contains(p)) all.add(p);
    all.removeIf(p -> p.isGhost() || p.bot());
    return all;
  }

  /**
   * Their handles, with those that the issue only names, under the name that their account has now.
   */
  static List<String> named(Request r) {
    var all = new LinkedHashMap<String, String>();
    for (var p : of(r)) all.putIfAbsent(low(p.login()), p.login());
    r.who()
        .claimed()
        .map(h -> r.who().account(h).map(Person::login).orElse(h))
        .forEach(h -> all.putIfAbsent(low(h), h));
    return List.copyOf(all.values());
  }

  static List<String> logins(List<Person> people) {
    return people.stream().map(Person::login).toList();
  }

  private static String low(String s) {
    return s.toLowerCase(java.util.Locale.ROOT);
  }
}
