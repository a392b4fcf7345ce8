package dev.berth.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The page of one issue: what was written and what happened, in order, and what one may do. */
final class IssuePage {
  private final Markdown markdown = new Markdown();

  Html of(Visit visit, Repo repo, Issue issue) {
    World world = visit.stage().world();
    return Html.of(
        """
        <div class="head" id="head" data-live>
        <h1>{} <span class="quiet">#{}</span></h1>
        <p><span class="pill {}">{}</span> {}
        {} opened this on {}</p>
        </div>
        <div class="columns">
        <div class="thread">
        <div id="thread" data-live>{}{}</div>
        {}
        </div>
        <aside class="side" id="side" data-live aria-label="About this issue">{}</aside>
        </div>
        """,
        issue.title,
        issue.number,
        issue.open ? "open" : "closed",
        state(issue),
        Html.when(issue.locked, new Html("<span class=\"pill locked\">Locked</span>")),
        Visit.person(world.account(issue.author)),
        Visit.time(issue.createdAt),
        opening(visit, repo, issue),
        items(visit, repo, issue),
        writing(visit, repo, issue),
        new IssueSide(visit, repo, issue).html());
  }

  private static String state(Issue issue) {
    if (issue.open) {
      return "Open";
    }
    return switch (issue.stateReason.orElse("")) {
      case "not_planned" -> "Closed as not planned";
      case "duplicate" -> "Closed as duplicate";
      default -> "Closed";
    };
  }

  private record Item(java.time.Instant at, long id, Html html) {}

  private List<Html> items(Visit visit, Repo repo, Issue issue) {
    World world = visit.stage().world();
    List<Item> items = new ArrayList<>();
    world
        .comments(issue)
        .forEach(c -> items.add(new Item(c.createdAt, c.id - BASE, comment(visit, repo, c))));
    world
        .events(issue)
        .forEach(e -> items.add(new Item(e.at(), e.id() - EVENTS, EventLine.of(world, repo, e))));
    items.sort(Comparator.comparing(Item::at).thenComparingLong(Item::id));
    return items.stream().map(Item::html).toList();
  }

  /** Numbers of all kinds come from one count, so that they tell the order within a second. */
  private static final long BASE = World.Kind.COMMENT.distance();

  private static final long EVENTS = World.Kind.EVENT.distance();

  private Html opening(Visit visit, Repo repo, Issue issue) {
    boolean may = issue.author == visit.as().id || may(visit, repo, Role.WRITE);
    String base = "/" + repo.fullName() + "/issues/" + issue.number;
    Html edit =
        Html.of(
            """
            <details class="edit"><summary>Edit</summary>
            <form method="post" action="{}/edit">
            <label>Title <input name="title" value="{}" required maxlength="256"></label>
            <label>Text <textarea name="body" rows="14">{}</textarea></label>
            <button class="primary">Save</button></form></details>
            """,
            base,
            issue.title,
            issue.body);
    Html text =
        issue.body.isBlank()
            ? Html.of("<p class=\"quiet\">No description.</p>")
            : markdown.render(issue.body);
    return card(
        visit,
        "issue-" + issue.id,
        new Card(issue.author, issue.createdAt, false, issue.author, text, issue.reactions),
        repo,
        Html.when(may, edit));
  }

  private Html comment(Visit visit, Repo repo, Comment comment) {
    Issue issue = visit.stage().world().issue(comment.issue);
    boolean may = comment.author == visit.as().id || may(visit, repo, Role.WRITE);
    String base = "/" + repo.fullName() + "/comments/" + comment.id;
    Html edit =
        Html.of(
            """
            <details class="edit"><summary>Edit</summary>
            <form method="post" action="{}/edit">
            <label>Text <textarea name="body" rows="8" required>{}</textarea></label>
            <button class="primary">Save</button>
            <button class="quiet-button" formaction="{}/delete" formnovalidate>Delete</button>
            </form></details>
            """,
            base,
            comment.body,
            base);
    boolean edited = !comment.updatedAt.equals(comment.createdAt);
    return card(
        visit,
        "issuecomment-" + comment.id,
        new Card(
            comment.author,
            comment.createdAt,
            edited,
            issue.author,
            markdown.render(comment.body),
            comment.reactions),
        repo,
        Html.when(may, edit));
  }

  private record Card(
      long author,
      java.time.Instant at,
      boolean edited,
      long opener,
      Html text,
      List<Issue.Reaction> reactions) {}

  private static Html card(Visit visit, String id, Card card, Repo repo, Html edit) {
    World world = visit.stage().world();
    Account who = world.account(card.author());
    Html body =
        Html.of("<div class=\"md\">{}</div>{}", card.text(), reactions(world, card.reactions()));
    return Html.of(
        """
        <article class="entry{}" id="{}">{}
        <div class="card"><header>{} {} <span class="quiet">{}{}</span>{}</header>
        {}</div></article>
        """,
        robot(who) ? " robot" : "",
        id,
        Visit.avatar(who, 38),
        Visit.person(who),
        badge(world, repo, who, card.opener()),
        Visit.time(card.at()),
        card.edited() ? " · edited" : "",
        edit,
        body);
  }

  private static boolean robot(Account who) {
    return who.bot() || who.machine;
  }

  private static Html badge(World world, Repo repo, Account who, long opener) {
    if (robot(who)) {
      return Html.of("<span class=\"badge\">bot</span>");
    }
    if (world.role(repo, who).atLeast(Role.MAINTAIN)) {
      return Html.of("<span class=\"badge\">maintainer</span>");
    }
    return who.id == opener ? Html.of("<span class=\"badge\">author</span>") : Html.NONE;
  }

  private static final Map<String, String> SIGNS =
      Map.of(
          "+1",
          "👍",
          "-1",
          "👎",
          "laugh",
          "😄",
          "confused",
          "😕",
          "heart",
          "❤️",
          "hooray",
          "🎉",
          "rocket",
          "🚀",
          "eyes",
          "👀");

  private static Html reactions(World world, List<Issue.Reaction> reactions) {
    if (reactions.isEmpty()) {
      return Html.NONE;
    }
    Set<String> kinds = new LinkedHashSet<>();
    reactions.forEach(r -> kinds.add(r.content()));
    return Html.of(
        "<p class=\"reactions\">{}</p>",
        Html.each(
            kinds,
            kind -> {
              var of = reactions.stream().filter(r -> r.content().equals(kind)).toList();
              var names = of.stream().map(r -> world.account(r.by()).login).toList();
              return Html.of(
                  "<span title=\"{}\">{} {}</span>",
                  String.join(", ", names),
                  SIGNS.getOrDefault(kind, kind),
                  of.size());
            }));
  }

  private static boolean may(Visit visit, Repo repo, Role least) {
    return visit.stage().world().role(repo, visit.as()).atLeast(least);
  }

  private static Html writing(Visit visit, Repo repo, Issue issue) {
    if (issue.locked && !may(visit, repo, Role.WRITE)) {
      return Html.of("<p class=\"card note\" id=\"box\">This conversation is locked.</p>");
    }
    boolean mayClose = issue.author == visit.as().id || may(visit, repo, Role.TRIAGE);
    Html close =
        issue.open
            ? Html.of(
                "<button name=\"do\" value=\"completed\" formnovalidate>Close issue</button>"
                    + "<button name=\"do\" value=\"not_planned\" formnovalidate>"
                    + "Close as not planned</button>")
            : Html.of("<button name=\"do\" value=\"reopen\" formnovalidate>Reopen</button>");
    return Html.of(
        """
        <div class="entry" id="box">{}
        <form class="card write" method="post" action="/{}/issues/{}/comment">
        <label for="comment">Write as <b>{}</b></label>
        <textarea id="comment" name="body" rows="4" required
         placeholder="Markdown works here. Commands begin a line with a slash: /help"></textarea>
        <div class="buttons"><span class="closing" id="closing" data-live>{}</span>
        <button class="primary" name="do" value="comment">Comment</button></div>
        </form></div>
        """,
        Visit.avatar(visit.as(), 38),
        repo.fullName(),
        issue.number,
        visit.as().login,
        Html.when(mayClose, close));
  }
}
