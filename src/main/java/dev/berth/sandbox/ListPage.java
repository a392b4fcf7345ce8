package dev.berth.sandbox;

import java.util.Comparator;
import java.util.List;

/** The list of a repository's issues, newest first. */
final class ListPage {
  private ListPage() {}

  static Html of(Visit visit, Repo repo, boolean open) {
    World world = visit.stage().world();
    List<Issue> all = world.issues(repo).toList();
    List<Issue> shown =
        all.stream()
            .filter(i -> i.open == open)
            .sorted(Comparator.comparingInt((Issue i) -> i.number).reversed())
            .toList();
    long opened = all.stream().filter(i -> i.open).count();
    String base = "/" + repo.fullName() + "/issues";
    return Html.of(
        """
        <div class="bar">
        <div><h1>{}</h1><p class="quiet">{}</p></div>
        <a class="primary" href="{}/new/choose">New issue</a>
        </div>
        <section id="list" data-live class="card list" aria-label="Issues">
        <nav class="states" aria-label="State">
        <a href="{}"{}>Open <b>{}</b></a><a href="{}?state=closed"{}>Closed <b>{}</b></a>
        </nav>
        {}
        </section>
        """,
        repo.fullName(),
        repo.description,
        base,
        base,
        current(open),
        opened,
        base,
        current(!open),
        all.size() - opened,
        shown.isEmpty()
            ? Html.of("<p class=\"empty\">Nothing here. A quiet harbour.</p>")
            : Html.of("<ul>{}</ul>", Html.each(shown, i -> line(world, repo, i))));
  }

  private static Html current(boolean is) {
    return Html.when(is, new Html(" aria-current=\"true\""));
  }

  private static Html line(World world, Repo repo, Issue issue) {
    long comments = world.comments(issue).count();
    return Html.of(
        """
        <li id="issue-{}"><span class="state {}" aria-label="{}"></span>
        <div><a class="title" href="/{}/issues/{}">{}</a> {}
        <p class="quiet">#{} opened by {} on {}</p></div>
        <span class="count">{}</span></li>
        """,
        issue.id,
        issue.open ? "open" : "closed",
        issue.open ? "Open" : "Closed",
        repo.fullName(),
        issue.number,
        issue.title,
        labels(repo, issue),
        issue.number,
        world.account(issue.author).login,
        Visit.time(issue.createdAt),
        comments == 0 ? "" : comments == 1 ? "1 comment" : comments + " comments");
  }

  static List<Html> labels(Repo repo, Issue issue) {
    return issue.labels.stream()
        .filter(repo.labels::containsKey)
        .map(id -> Html.of("{} ", Visit.label(repo.labels.getOrDefault(id, NO_LABEL))))
        .toList();
  }

  private static final Repo.Label NO_LABEL = new Repo.Label(0, "", "ededed", "");
}
