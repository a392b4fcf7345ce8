package dev.berth.sandbox.pages;

import dev.berth.sandbox.model.SandboxIssue;
import dev.berth.sandbox.model.SandboxRepo;
import dev.berth.sandbox.model.SandboxRole;
import dev.berth.sandbox.model.SandboxWorld;
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
final class Mailbox {
  private static final int SHOWN_MAX = 100;
  private static final Pattern MENTION =
      Pattern.compile("(?<![\\w/`])@([a-zA-Z0-9][a-zA-Z0-9-]{0,38})");

  /** One e-mail, from and to logins. */
  record Mail(Instant at, long id, String from, Set<String> to, String subject, String text) {}

  private final SandboxWorld world;
  private final List<Mail> mails = new ArrayList<>();

  private Mailbox(SandboxWorld world) {
    this.world = world;
  }

  /** The newest first. */
  static List<Mail> of(SandboxWorld world) {
    Mailbox box = new Mailbox(world);
    world.issues.values().forEach(box::collect);
    return box.mails.stream()
        .sorted(Comparator.comparing(Mail::at).thenComparingLong(Mail::id).reversed())
        .limit(SHOWN_MAX)
        .toList();
  }

  private void collect(SandboxIssue issue) {
    SandboxRepo repo = world.repo(issue.repo);
    String subject = "[" + repo.fullName() + "] " + issue.title + " (#" + issue.number + ")";
    Set<String> part = new LinkedHashSet<>();
    repo.roles.forEach(
        (id, role) -> {
          if (role.atLeast(SandboxRole.MAINTAIN)) {
            part.add(world.account(id).login);
          }
        });
    String author = world.account(issue.author).login;
    post(part, new Mail(issue.createdAt, issue.id, author, Set.of(), subject, issue.body));
    world
        .comments(issue)
        .forEach(
            c -> {
              String from = world.account(c.author).login;
              post(part, new Mail(c.createdAt, c.id, from, Set.of(), "Re: " + subject, c.body));
            });
  }

  /** To all who take part by now but the sender, who takes part from here on. */
  private void post(Set<String> part, Mail mail) {
    Matcher named = MENTION.matcher(mail.text());
    while (named.find()) {
      world.account(named.group(1)).ifPresent(a -> part.add(a.login));
    }
    Set<String> to = new LinkedHashSet<>(part);
    to.remove(mail.from());
    part.add(mail.from());
    if (!to.isEmpty()) {
      mails.add(new Mail(mail.at(), mail.id(), mail.from(), to, mail.subject(), mail.text()));
    }
  }
}
