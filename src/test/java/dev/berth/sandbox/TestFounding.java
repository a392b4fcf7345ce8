package dev.berth.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Adds to a world what only tests begin with: an app, teams, labels, milestones. */
final class TestFounding {
  private final Founding founding;
  private final World world;
  private final Instant now;

  TestFounding(Founding founding, World world, Instant now) {
    this.founding = founding;
    this.world = world;
    this.now = now;
  }

  void app(long id, String slug, String publicKey) {
    World.App old = world.app().orElse(null);
    Account bot = founding.account(slug + "[bot]", "Bot");
    long owner =
        world.repos.values().stream().findFirst().map(r -> r.owner).orElseGet(() -> bot.id);
    long installation = old == null ? world.next(World.Kind.INSTALLATION) : old.installation();
    world.apps.clear();
    world.apps.add(new World.App(id, slug, publicKey, bot.id, owner, installation));
  }

  void team(String org, String slug, List<String> logins) {
    world.teams.removeIf(t -> t.org().equals(org) && t.slug().equals(slug));
    List<Long> members = new ArrayList<>();
    logins.forEach(l -> members.add(founding.account(l, "User").id));
    long id = world.next(World.Kind.TEAM);
    world.teams.add(new World.Team(id, org, slug, members, new ArrayList<>()));
  }

  void label(String repository, String name, String color, String description) {
    Repo repo = founding.repository(repository);
    if (repo.label(name).isEmpty()) {
      long id = world.next(World.Kind.LABEL);
      String lower = color.toLowerCase(Locale.ROOT);
      repo.labels.put(id, new Repo.Label(id, name, lower, description));
    }
  }

  void milestone(String repository, String title) {
    Repo repo = founding.repository(repository);
    if (repo.milestones.stream().anyMatch(m -> m.title().equals(title))) {
      return;
    }
    long id = world.next(World.Kind.MILESTONE);
    int number = repo.milestones.size() + 1;
    repo.milestones.add(new Repo.Milestone(id, number, title, "", repo.owner, now));
  }
}
