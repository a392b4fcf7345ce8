package dev.berth.sandbox;

/** Founds a world, or adds to one that was kept what it does not have yet. */
final class Founding {
  private final Stage stage;

  Founding(Stage stage) {
    this.stage = stage;
  }

  private World world() {
    return stage.world();
  }

  Account account(String login, String type) {
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
    repo.head = Hashes.sha1("first " + fullName);
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
    who.token = "ghp_" + Hashes.sha1("token " + login).substring(0, 36);
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

  void file(String repository, String path, String text) {
    repository(repository).files.put(path, text);
  }
}
