package dev.berth.sandbox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What stands beside an issue: its labels and who may change them, people, lock. */
final class IssueSide {
  private final Visit visit;
  private final World world;
  private final Repo repo;
  private final Issue issue;
  private final Role role;

  IssueSide(Visit visit, Repo repo, Issue issue) {
    this.visit = visit;
    this.world = visit.stage().world();
    this.repo = repo;
    this.issue = issue;
    this.role = world.role(repo, visit.as());
  }

  Html html() {
    return Html.of(
        """
        <section><h2>Labels</h2><p class="labels">{}</p>{}</section>
        <section><h2>Assigned</h2><p>{}</p></section>
        <section><h2>Milestone</h2><p>{}</p></section>
        <section><h2>Taking part</h2><p>{}</p></section>
        {}
        <section><p class="quiet">You are <b>{}</b>: {}.</p></section>
        """,
        issue.labels.isEmpty() ? quiet("None yet") : ListPage.labels(repo, issue),
        Html.when(role.atLeast(Role.TRIAGE), picker()),
        issue.assignees.isEmpty() ? quiet("Nobody") : people(issue.assignees),
        issue
            .milestone
            .flatMap(repo::milestone)
            .map(m -> Html.of("{}", m.title()))
            .orElse(quiet("None")),
        people(participants()),
        Html.when(role.atLeast(Role.WRITE), lock()),
        visit.as().login,
        may());
  }

  private String may() {
    return switch (role) {
      case NONE, READ ->
          issue.author == visit.as().id
              ? "you opened this; you may write, edit and close it"
              : "you may read and comment";
      case TRIAGE -> "you may label, assign and close";
      case WRITE -> "you may label, edit, lock and close";
      case MAINTAIN -> "you maintain this repository";
      case ADMIN -> "you own this repository";
    };
  }

  private static Html quiet(String text) {
    return Html.of("<span class=\"quiet\">{}</span>", text);
  }

  private List<Html> people(Iterable<Long> ids) {
    return Html.each(
        ids,
        id -> {
          Account who = world.account(id);
          return Html.of(
              "<span class=\"who\">{} {}</span> ", Visit.avatar(who, 20), Visit.person(who));
        });
  }

  private Set<Long> participants() {
    Set<Long> ids = new LinkedHashSet<>();
    ids.add(issue.author);
    world.comments(issue).forEach(c -> ids.add(c.author));
    world.events(issue).forEach(e -> ids.add(e.actor()));
    return ids;
  }

  private String base() {
    return "/" + repo.fullName() + "/issues/" + issue.number;
  }

  private Html picker() {
    return Html.of(
        """
        <details class="picker" id="picker"><summary>Change labels</summary>
        <form method="post" action="{}/label">{}</form></details>
        """,
        base(),
        Html.each(
            repo.labels.values(),
            label -> {
              boolean on = issue.labels.contains(label.id());
              return Html.of(
                  "<button name=\"label\" value=\"{}\" aria-pressed=\"{}\">"
                      + "<span class=\"tick\" aria-hidden=\"true\">{}</span>{}"
                      + "<small>{}</small></button>\n",
                  label.name(),
                  on,
                  on ? "✓" : "",
                  Visit.label(label),
                  label.description());
            }));
  }

  private Html lock() {
    return Html.of(
        "<section><form method=\"post\" action=\"{}/lock\">"
            + "<button class=\"quiet-button\">{}</button></form></section>",
        base(),
        issue.locked ? "Unlock conversation" : "Lock conversation");
  }
}
