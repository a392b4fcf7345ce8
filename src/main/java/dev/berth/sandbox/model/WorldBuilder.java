package dev.berth.sandbox.model;

/** Founds a world, or adds to one that was kept what it does not have yet. */
public final class WorldBuilder {
  private final WorldStore store;

  public WorldBuilder(WorldStore store) {
    this.store = store;
  }

  private SandboxWorld world() {
    return store.world();
  }

  public SandboxAccount account(String login, String type) {
    return world()
        .account(login)
        .orElseGet(
            () -> {
              SandboxAccount made = new SandboxAccount();
              made.id = world().next(SandboxWorld.Kind.ACCOUNT);
              made.login = login;
              made.type = type;
              made.createdAt = store.now();
              world().accounts.put(made.id, made);
              return made;
            });
  }

  public SandboxRepo repository(String name) {
    return world()
        .repo(name)
        .or(() -> world().formerRepo(name))
        .orElseThrow(() -> new IllegalArgumentException("No repository " + name + " yet"));
  }

  public void repository(String fullName, String description, boolean isPrivate) {
    var known = world().repo(fullName).or(() -> world().formerRepo(fullName));
    if (known.isPresent()) {
      known.get().isPrivate = isPrivate;
      return;
    }
    int slash = fullName.indexOf('/');
    SandboxAccount owner = account(fullName.substring(0, slash), "Organization");
    SandboxRepo repo = new SandboxRepo();
    repo.id = world().next(SandboxWorld.Kind.REPOSITORY);
    repo.owner = owner.id;
    repo.ownerLogin = owner.login;
    repo.name = fullName.substring(slash + 1);
    repo.description = description;
    repo.isPrivate = isPrivate;
    repo.createdAt = store.now();
    repo.updatedAt = store.now();
    repo.pushedAt = store.now();
    repo.head = Hashes.sha1("first " + fullName);
    world().repos.put(repo.id, repo);
  }

  public void person(String login, String name, SandboxRole role, String part) {
    boolean there = world().account(login).isPresent();
    SandboxAccount who = account(login, "User");
    who.name = name;
    who.part = part;
    if (there) {
      return;
    }
    who.token = "ghp_" + Hashes.sha1("token " + login).substring(0, 36);
    roles(who, role);
  }

  private void roles(SandboxAccount who, SandboxRole role) {
    if (role.atLeast(SandboxRole.TRIAGE)) {
      world().repos.values().forEach(r -> r.roles.putIfAbsent(who.id, role));
    }
  }

  public void key(String login, String text) {
    SandboxAccount who = account(login, "User");
    if (who.keys.stream().noneMatch(k -> k.text().equals(text))) {
      who.keys.add(new SandboxAccount.Key(world().next(SandboxWorld.Kind.KEY), text, store.now()));
    }
  }

  public void machineUser(String login, String token, SandboxRole role) {
    SandboxAccount who = account(login, "User");
    who.token = token;
    who.machine = true;
    roles(who, role);
  }

  public void file(String repository, String path, String text) {
    repository(repository).files.put(path, text);
  }
}
