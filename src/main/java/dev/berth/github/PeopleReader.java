package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Profile;
import dev.berth.forge.Repository;
import dev.berth.forge.Role;
import dev.berth.forge.SshKey;
import dev.berth.github.auth.TokenScope;
import dev.berth.github.http.ApiHost;
import dev.berth.github.http.ResponseMapper;
import dev.berth.github.json.ForgeMapper;
import dev.berth.github.json.JsonFields;
import dev.berth.github.json.UnreadableJson;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks about people. GitHub is asked by login, and a login can be given up and taken by somebody
 * else; so an answer counts only when the account behind it has the person's number.
 */
final class PeopleReader {
  private static final TokenScope PUBLIC = new TokenScope.AnyInstallation();

  private final ApiReader api;

  PeopleReader(ApiReader api) {
    this.api = api;
  }

  Known<Person> named(String login) {
    return named(login, api, ForgeMapper::account);
  }

  Known<Profile> profile(String login) {
    return named(login, api.forFacts(), PeopleReader::profile);
  }

  private static <T> Known<T> named(String login, ApiReader with, Function<JsonNode, T> reader) {
    return login.isBlank()
        ? new Known.Absent<>("no name given")
        : with.read(PUBLIC, "/users/" + ApiHost.part(login), reader);
  }

  private static Profile profile(JsonNode n) {
    Optional<Instant> since =
        JsonFields.optional(n, "created_at").map(_ -> JsonFields.instant(n, "created_at"));
    return new Profile(ForgeMapper.account(n), since);
  }

  /** The account of that number under its present login. */
  Known<Person> numbered(long id) {
    return api.read(PUBLIC, "/user/" + id, ForgeMapper::account)
        .then(
            p ->
                p.id() == id
                    ? Known.is(p)
                    : new Known.Absent<>("the answer is about another account"));
  }

  /** The person under the login that is theirs now. */
  private Known<Person> present(Person person) {
    Known<Person> byLogin = named(person.login());
    boolean somebodyElse =
        byLogin instanceof Known.Absent<Person>
            || byLogin.found().filter(p -> p.id() != person.id()).isPresent();
    return somebodyElse ? numbered(person.id()) : byLogin;
  }

  Known<List<SshKey>> sshKeys(Person person) {
    return present(person)
        .then(
            p ->
                api.readAll(
                    PUBLIC,
                    "/users/" + ApiHost.part(p.login()) + "/keys?" + ApiHost.PER_PAGE,
                    false,
                    n -> Optional.of(ForgeMapper.sshKey(n))));
  }

  /** Absent where there is none of that name, or none that we can see. */
  Known<Boolean> team(String organisation, String team) {
    return api.read(
        new TokenScope.OfOrganisation(organisation),
        place(organisation, team),
        n -> JsonFields.number(n, "id") >= 0);
  }

  private static String place(String organisation, String team) {
    return "/orgs/" + ApiHost.part(organisation) + "/teams/" + ApiHost.part(team);
  }

  Known<Boolean> member(String organisation, String team, Person person) {
    TokenScope scope = new TokenScope.OfOrganisation(organisation);
    String place = place(organisation, team);
    return present(person)
        .then(
            p -> {
              String path = place + "/memberships/" + ApiHost.part(p.login());
              Known<Boolean> active =
                  api.read(scope, path, n -> JsonFields.text(n, "state").equals("active"));
              return active instanceof Known.Absent<Boolean> ? visible(scope, place) : active;
            });
  }

  /** No membership found means no only where the team itself can be seen. */
  private Known<Boolean> visible(TokenScope scope, String place) {
    Known<Boolean> no = api.read(scope, place, n -> JsonFields.number(n, "id") < 0);
    return no instanceof Known.Absent<Boolean>
        ? api.responses()
            .unknown("the team " + place + " is not visible to us", ResponseMapper.SOON)
        : no;
  }

  /** What a person may do, from an answer that is surely about this person. */
  Known<Role> role(Repository here, Person person) {
    if (person.isGhost()) {
      return new Known.Absent<>("the account was deleted");
    }
    Known<Rights> first = rights(here, person.login());
    boolean theirs = first.found().filter(r -> r.holder().equals(Optional.of(person))).isPresent();
    if (theirs || first instanceof Known.Unknown<Rights>) {
      return first.map(Rights::role);
    }
    boolean nameless = first.found().filter(r -> r.holder().isEmpty()).isPresent();
    return (nameless ? present(person) : numbered(person.id()))
        .then(
            now -> {
              boolean asked = now.login().equalsIgnoreCase(person.login());
              Known<Rights> second = asked ? first : rights(here, now.login());
              return second.then(r -> certain(r, person));
            });
  }

  /** The login was just confirmed, so an answer that names no account is about this person. */
  private static Known<Role> certain(Rights rights, Person person) {
    return rights.holder().orElse(person).equals(person)
        ? Known.is(rights.role())
        : new Known.Absent<>("the answer is about another account");
  }

  private record Rights(Optional<Person> holder, Role role) {}

  private Known<Rights> rights(Repository here, String login) {
    String below = "/collaborators/" + ApiHost.part(login) + "/permission";
    return api.readIn(here, below, PeopleReader::rights);
  }

  private static Rights rights(JsonNode n) {
    Optional<Person> holder =
        n.path("user").isObject()
            ? Optional.of(ForgeMapper.account(n.get("user")))
            : Optional.empty();
    Role role =
        JsonFields.optional(n, "role_name")
            .flatMap(PeopleReader::role)
            .or(() -> role(JsonFields.text(n, "permission")))
            .orElseThrow(() -> new UnreadableJson("no known role"));
    return new Rights(holder, role);
  }

  /** Empty for a role of the organisation's own; its {@code permission} says what it amounts to. */
  private static Optional<Role> role(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "admin" -> Optional.of(Role.ADMIN);
      case "maintain" -> Optional.of(Role.MAINTAIN);
      case "write", "push" -> Optional.of(Role.WRITE);
      case "triage" -> Optional.of(Role.TRIAGE);
      case "read", "pull" -> Optional.of(Role.READ);
      case "none" -> Optional.of(Role.NONE);
      default -> Optional.empty();
    };
  }
}
