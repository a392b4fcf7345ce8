package dev.berth.sandbox;

import dev.berth.sandbox.model.SandboxAccount;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxWorld;
import dev.berth.sandbox.model.WorldBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Adds to a world what only tests begin with: an app, teams, labels, milestones. */
final class TestWorldBuilder {
  private final WorldBuilder builder;
  private final SandboxWorld world;
  private final Instant now;

  TestWorldBuilder(WorldBuilder builder, SandboxWorld world, Instant now) {
    this.builder = builder;
    this.world = world;
    this.now = now;
  }

  void app(long id, String slug, String publicKey) {
    SandboxWorld.App old = world.app().orElse(null);
    SandboxAccount bot = builder.account(slug + "[bot]", "Bot");
    long owner =
        world.repos.values().stream().findFirst().map(r -> r.owner).orElseGet(() -> bot.id);
    long installation =
        old == null ? world.next(SandboxWorld.Kind.INSTALLATION) : old.installation();
    world.apps.clear();
    world.apps.add(new SandboxWorld.App(id, slug, publicKey, bot.id, owner, installation));
  }

  void team(String org, String slug, List<String> logins) {
    world.teams.removeIf(t -> t.org().equals(org) && t.slug().equals(slug));
    List<Long> members = new ArrayList<>();
    logins.forEach(l -> members.add(builder.account(l, "User").id));
    long id = world.next(SandboxWorld.Kind.TEAM);
    world.teams.add(new SandboxWorld.Team(id, org, slug, members, new ArrayList<>()));
  }

  void label(String repository, String name, String color, String description) {
    SandboxRepo repo = builder.repository(repository);
    if (repo.label(name).isEmpty()) {
      long id = world.next(SandboxWorld.Kind.LABEL);
      String lower = color.toLowerCase(Locale.ROOT);
      repo.labels.put(id, new SandboxRepo.Label(id, name, lower, description));
    }
  }

  void milestone(String repository, String title) {
    SandboxRepo repo = builder.repository(repository);
    if (repo.milestones.stream().anyMatch(m -> m.title().equals(title))) {
      return;
    }
    long id = world.next(SandboxWorld.Kind.MILESTONE);
    int number = repo.milestones.size() + 1;
    repo.milestones.add(new SandboxRepo.Milestone(id, number, title, "", repo.owner, now));
  }
}
