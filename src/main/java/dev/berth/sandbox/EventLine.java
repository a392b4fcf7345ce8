package dev.berth.sandbox;

/** A line of an issue's history in words. */
final class EventLine {
  private EventLine() {}

  static Html of(World world, Repo repo, IssueEvent event) {
    Account who = world.account(event.actor());
    return Html.of(
        "<p class=\"happened {}\" id=\"event-{}\">{} {} {} <span class=\"quiet\">{}</span></p>\n",
        event.event(),
        event.id(),
        Visit.avatar(who, 20),
        Visit.person(who),
        what(world, repo, event),
        Visit.time(event.at()));
  }

  private static Html what(World world, Repo repo, IssueEvent event) {
    return switch (event.event()) {
      case "labeled" -> Html.of("added {}", label(repo, event));
      case "unlabeled" -> Html.of("removed {}", label(repo, event));
      case "closed" ->
          Html.of(
              "closed this{}",
              switch (event.detail("reason")) {
                case "not_planned" -> " as not planned";
                case "duplicate" -> " as a duplicate";
                default -> " as completed";
              });
      case "reopened" -> Html.of("reopened this");
      case "renamed" ->
          Html.of(
              "changed the title from <del>{}</del> to <ins>{}</ins>",
              event.detail("from"),
              event.detail("to"));
      case "assigned" -> Html.of("assigned {}", assignee(world, event));
      case "unassigned" -> Html.of("unassigned {}", assignee(world, event));
      case "locked" -> Html.of("locked the conversation");
      case "unlocked" -> Html.of("unlocked the conversation");
      case "milestoned" -> Html.of("added this to <b>{}</b>", event.detail("milestone"));
      case "demilestoned" -> Html.of("took this off <b>{}</b>", event.detail("milestone"));
      default -> Html.of("{} this", event.event());
    };
  }

  private static Html label(Repo repo, IssueEvent event) {
    String name = event.detail("label");
    return Visit.label(repo.label(name).orElse(new Repo.Label(0, name, event.detail("color"), "")));
  }

  private static Html assignee(World world, IssueEvent event) {
    return Visit.person(world.account(Long.parseLong(event.detail("assignee"))));
  }
}
