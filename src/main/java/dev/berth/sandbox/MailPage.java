package dev.berth.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The e-mails that GitHub would have sent: to those who took part or were named, never to whoever
 * wrote; an edit sends none. It shows how loud a bot is.
 */
final class MailPage {
  private static final int SHOWN_MAX = 100;
  private static final Pattern MENTION =
      Pattern.compile("(?<![\\w/`])@([a-zA-Z0-9][a-zA-Z0-9-]{0,38})");

  private final Markdown markdown = new Markdown();

  private record Mail(
      Instant at, long id, Account from, Set<String> to, String subject, String text) {}

  Html of(World world) {
    List<Mail> mails = new ArrayList<>();
    world.issues.values().forEach(issue -> collect(world, issue, mails));
    mails.sort(Comparator.comparing(Mail::at).thenComparingLong(Mail::id).reversed());
    List<Mail> shown = mails.stream().limit(SHOWN_MAX).toList();
    return Html.of(
        """
        <h1>E-mails</h1>
        <p class="quiet">Who would have found what in their mailbox. Nothing is really sent.</p>
        <section id="mails" data-live>{}</section>
        """,
        shown.isEmpty()
            ? Html.of("<p class=\"card empty\">No mail yet.</p>")
            : Html.of("{}", Html.each(shown, this::show)));
  }

  private Html show(Mail mail) {
    return Html.of(
        """
        <article class="card mail" id="mail-{}"><header><b>{}</b>
        <span class="quiet">{} · from {} to {}</span></header>
        <div class="md">{}</div></article>
        """,
        mail.id(),
        mail.subject(),
        Visit.time(mail.at()),
        mail.from().login,
        String.join(", ", mail.to()),
        markdown.render(mail.text()));
  }

  private static void collect(World world, Issue issue, List<Mail> mails) {
    Repo repo = world.repo(issue.repo);
    String subject = "[" + repo.fullName() + "] " + issue.title + " (#" + issue.number + ")";
    Set<String> part = new LinkedHashSet<>();
    repo.roles.forEach(
        (id, role) -> {
          if (role.atLeast(Role.MAINTAIN)) {
            part.add(world.account(id).login);
          }
        });
    Account author = world.account(issue.author);
    post(world, issue.id, issue.createdAt, author, part, subject, issue.body, mails);
    world
        .comments(issue)
        .forEach(
            c ->
                post(
                    world,
                    c.id,
                    c.createdAt,
                    world.account(c.author),
                    part,
                    "Re: " + subject,
                    c.body,
                    mails));
  }

  private static void post(
      World world,
      long id,
      Instant at,
      Account from,
      Set<String> part,
      String subject,
      String text,
      List<Mail> mails) {
    Matcher named = MENTION.matcher(text);
    while (named.find()) {
      world.account(named.group(1)).ifPresent(a -> part.add(a.login));
    }
    Set<String> to = new LinkedHashSet<>(part);
    to.remove(from.login);
    part.add(from.login);
    if (!to.isEmpty()) {
      mails.add(new Mail(at, id, from, to, subject, text));
    }
  }
}
