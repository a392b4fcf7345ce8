package dev.berth.sandbox;

import java.util.List;

/** The frame of every page: head, whom one acts as, the demonstration's panel. */
final class Layout {
  private final List<PanelButton> panels;

  Layout(List<PanelButton> panels) {
    this.panels = List.copyOf(panels);
  }

  Html page(Visit visit, String title, String current, Html content) {
    String repo =
        visit.stage().world().repos.values().stream().findFirst().map(Repo::fullName).orElse("");
    return Html.of(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{}</title>
        <link rel="stylesheet" href="/_sandbox/sandbox.css">
        <link rel="icon" href="/_sandbox/avatar/1.svg">
        <script src="/_sandbox/sandbox.js" defer></script>
        </head>
        <body data-revision="{}">
        <a class="skip" href="#main">Skip to content</a>
        <header class="top">
        <a class="brand" href="/"><span class="mark" aria-hidden="true"></span>Sandbox</a>
        <nav aria-label="Main">{}{}{}</nav>
        <span class="live" aria-hidden="true" title="This page refreshes by itself">live</span>
        </header>
        {}
        <main id="main">{}</main>
        {}
        </body>
        </html>
        """,
        title,
        visit.stage().revision(),
        tab("/" + repo + "/issues", "Issues", current.equals("issues")),
        tab("/_sandbox/mail", "E-mails", current.equals("mail")),
        tab("/_sandbox/deliveries", "Webhooks", current.equals("deliveries")),
        cast(visit),
        content,
        panel(visit));
  }

  private static Html tab(String address, String name, boolean current) {
    return Html.of(
        "<a href=\"{}\"{}>{}</a>",
        address,
        Html.when(current, new Html(" aria-current=\"page\"")),
        name);
  }

  private static Html cast(Visit visit) {
    return Html.of(
        """
        <form class="cast" method="post" action="/_sandbox/act-as" aria-label="Act as">
        <span class="hint">You act as</span>
        <input type="hidden" name="back" value="{}">
        {}
        </form>
        """,
        visit.path(),
        Html.each(
            visit.cast(),
            who ->
                Html.of(
                    "<button name=\"as\" value=\"{}\" aria-pressed=\"{}\">{}"
                        + "<span>{}</span><small>{}</small></button>\n",
                    who.login,
                    who.id == visit.as().id,
                    Visit.avatar(who, 22),
                    who.login,
                    who.part)));
  }

  private Html panel(Visit visit) {
    if (panels.isEmpty()) {
      return Html.NONE;
    }
    List<Integer> numbers = java.util.stream.IntStream.range(0, panels.size()).boxed().toList();
    return Html.of(
        """
        <aside class="panel" id="panel" data-live aria-label="Demonstration">
        <p><span aria-hidden="true">◷</span> {}</p>
        <form method="post">{}<input type="hidden" name="back" value="{}"></form>
        </aside>
        """,
        Visit.time(visit.stage().now()),
        Html.each(
            numbers,
            n ->
                Html.of(
                    "<button formaction=\"/_sandbox/panel/{}\">{}</button>\n",
                    n,
                    panels.get(n).label())),
        visit.path());
  }
}
