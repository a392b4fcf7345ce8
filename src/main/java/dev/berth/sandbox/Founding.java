package dev.berth.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Founds a world, or adds to one that was kept what it does not have yet. */
final class Founding {
  private final Stage stage;

  Founding(Stage stage) {
    this.stage = stage;
  }

  private World world() {
    return stage.world();
  }

  private Account account(String login, String type) {
    return world()
        .account(login)
        .orElseGet(
            () -> {
              Account made = new Account();
              made.id = world().next(World.Kind.ACCOUNT);
              made.login = login;
              made.type = type;
              made.createdAt = stage.now();
              world().accounts.put(made.id, made);
              return made;
            });
  }

  Repo repository(String name) {
    return world()
        .repo(name)
        .or(() -> world().formerRepo(name))
        .orElseThrow(() -> new IllegalArgumentException("No repository " + name + " yet"));
  }

  void repository(String fullName, String description, boolean isPrivate) {
    var known = world().repo(fullName).or(() -> world().formerRepo(fullName));
    if (known.isPresent()) {
      known.get().isPrivate = isPrivate;
      return;
    }
    int slash = fullName.indexOf('/');
    Account owner = account(fullName.substring(0, slash), "Organization");
    Repo repo = new Repo();
    repo.id = world().next(World.Kind.REPOSITORY);
    repo.owner = owner.id;
    repo.ownerLogin = owner.login;
    repo.name = fullName.substring(slash + 1);
    repo.description = description;
    repo.isPrivate = isPrivate;
    repo.createdAt = stage.now();
    repo.updatedAt = stage.now();
    repo.pushedAt = stage.now();
    repo.head = RepositoryDeeds.sha("first " + fullName);
    world().repos.put(repo.id, repo);
  }

  void person(String login, String name, Role role, String part) {
    boolean there = world().account(login).isPresent();
    Account who = account(login, "User");
    who.name = name;
    who.part = part;
    if (there) {
      return;
    }
    who.token = "ghp_" + RepositoryDeeds.sha("token " + login).substring(0, 36);
    roles(who, role);
  }

  private void roles(Account who, Role role) {
    if (role.atLeast(Role.TRIAGE)) {
      world().repos.values().forEach(r -> r.roles.putIfAbsent(who.id, role));
    }
  }

  void key(String login, String text) {
    Account who = account(login, "User");
    if (who.keys.stream().noneMatch(k -> k.text().equals(text))) {
      who.keys.add(new Account.Key(world().next(World.Kind.KEY), text, stage.now()));
    }
  }

  void machineUser(String login, String token, Role role) {
    Account who = account(login, "User");
    who.token = token;
    who.machine = true;
    roles(who, role);
  }

  void app(long id, String slug, String publicKey) {
    World.App old = world().app().orElse(null);
    Account bot = account(slug + "[bot]", "Bot");
    long owner =
        world().repos.values().stream().findFirst().map(r -> r.owner).orElseGet(() -> bot.id);
    long installation = old == null ? world().next(World.Kind.INSTALLATION) : old.installation();
    world().apps.clear();
    world().apps.add(new World.App(id, slug, publicKey, bot.id, owner, installation));
  }

  void team(String org, String slug, List<String> logins) {
    world().teams.removeIf(t -> t.org().equals(org) && t.slug().equals(slug));
    List<Long> members = new ArrayList<>();
    logins.forEach(l -> members.add(account(l, "User").id));
    long id = world().next(World.Kind.TEAM);
    world().teams.add(new World.Team(id, org, slug, members, new ArrayList<>()));
  }

  void file(String repository, String path, String text) {
    repository(repository).files.put(path, text);
  }

  void label(String repository, String name, String color, String description) {
    Repo repo = repository(repository);
    if (repo.label(name).isEmpty()) {
      long id = world().next(World.Kind.LABEL);
      String lower = color.toLowerCase(Locale.ROOT);
      repo.labels.put(id, new Repo.Label(id, name, lower, description));
    }
  }

  void milestone(String repository, String title) {
    Repo repo = repository(repository);
    if (repo.milestones.stream().anyMatch(m -> m.title().equals(title))) {
      return;
    }
    long id = world().next(World.Kind.MILESTONE);
    int number = repo.milestones.size() + 1;
    repo.milestones.add(new Repo.Milestone(id, number, title, "", repo.owner, stage.now()));
  }
}
