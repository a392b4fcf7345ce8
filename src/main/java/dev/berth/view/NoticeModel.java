package dev.berth.view;

import dev.berth.forge.Person;
import dev.berth.policy.Finding;
import dev.berth.provision.MachineKey;
import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Deed;
import dev.berth.request.Failed;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Notice;
import dev.berth.request.Provisioning;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import dev.berth.request.State;
import dev.berth.request.access.PinnedKey;
import dev.berth.request.machine.Machine;
import dev.berth.view.templates.MarkdownEscape;
import dev.berth.view.templates.ReadableTime;
import dev.berth.view.templates.TemplateValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values of a comment that is posted once, a template for each kind. */
final class NoticeModel {
  private static final Pattern ARMOUR =
      Pattern.compile(
          "-----BEGIN AGE ENCRYPTED FILE-----\n[A-Za-z0-9+/=\n]*"
              + "-----END AGE ENCRYPTED FILE-----\n?");

  /** A longer block is not pasted by anybody. */
  private static final int ACCESS_MAX = 40_000;

  private NoticeModel() {}

  static TextModel of(Notice n, Request r, TextContext c, ShownIssue s) {
    var v = CommonValues.of(r, c);
    v.with(state(r.state(), r, c).map())
        .with(CommonValues.pool(c.pool()).map())
        .list("to", MentionedPeople.logins(to(n, r, c)))
        .markup("status", link(r, c, s.statusId()))
        .text("about", n.about())
        .time("at", n.since())
        .markup("names", MachineValues.names(MachineValues.kept(r)))
        .markup("ready", MachineValues.names(MachineValues.ready(r)))
        .markup("lost", MachineValues.names(MachineValues.lost(r)))
        .markup("vanished", vanished(n, r))
        .markup(
            "one",
            MachineValues.kept(r).stream()
                .findFirst()
                .map(m -> MarkdownEscape.bareOrCode(m.name()))
                .orElse(""))
        .group("replaced", replaced(n, r))
        .text("who", who(n, r))
        .groups("states", MachineValues.states(r))
        .number("count", MachineValues.kept(r).size())
        .number("ready_count", MachineValues.ready(r).size())
        .number("lost_count", MachineValues.lost(r).size())
        .group("lease", r.lease().map(CommonValues::lease))
        .text("access_help", c.accessHelp())
        .groups("keys", keys(r))
        .groups("offers", KeyValues.offers(r))
        .with(ManualWorkValues.of(r).map())
        .groups("changes", CommonValues.changes(r))
        .is("agreed", n.about().startsWith("until "))
        .group("verdict", verdict(n, r))
        .group("lent", lent(r, c))
        .markup("instead", AlternativePlan.of(r, c))
        .groups("hurdles", hurdles(r));
    return new TextModel("notices/" + n.kind().word(), v.map());
  }

  /** At most three people, never a team. */
  private static List<Person> to(Notice n, Request r, TextContext c) {
    var all =
        switch (n.kind()) {
          case APPROVAL_WANTED,
              APPROVAL_VOID,
              DECISION_LATE,
              CHANGE_WANTED,
              PEOPLE_CHANGED,
              KEYS_CHANGED ->
              c.duty();
          case LEAD_CALLED -> c.lead().map(List::of).orElse(c.duty());
          case FAILED,
              OVERDUE,
              MAKING_ENDS,
              PARTLY_FAILED,
              VANISHED,
              REPLACEMENT_FAILED,
              DELETION_FAILS,
              KEYS_BY_HAND,
              QUESTION_FOR_PEOPLE,
              MAKE_BY_HAND,
              DELETE_BY_HAND ->
              c.called();
          case QUESTION_ASKED,
              ASKED_AGAIN,
              QUEUED,
              STILL_WANTED,
              READY,
              ACCESS,
              CHANGE_DECIDED,
              REPLACING,
              REMINDER,
              ENDING,
              ENDED,
              DENIED,
              GIVEN_UP,
              NOT_MADE,
              CLOSING,
              STAYS_OPEN ->
              MentionedPeople.of(r);
        };
    return all.stream().limit(TextContext.CALLED_MAX).toList();
  }

  static String link(Request r, TextContext c, Optional<Long> comment) {
    var web = c.web().toString().replaceFirst("/$", "");
    var issue = web + "/" + r.issue().repository().name() + "/issues/" + r.issue().number();
    return comment.map(id -> issue + "#issuecomment-" + id).orElse(issue);
  }

  /** What was decided on a wish, where this notice tells of one. */
  private static Optional<TemplateValues> verdict(Notice n, Request r) {
    return r.flags().verdicts().stream()
        .filter(v -> v.at().equals(n.since()))
        .findFirst()
        .map(ExtensionValues::verdict);
  }

  /** How long machines were lent in the end, and what that comes to at list price. */
  private static Optional<TemplateValues> lent(Request r, TextContext c) {
    return r.state() instanceof Closed s ? s.lent().map(l -> lent(l, r, c)) : Optional.empty();
  }

  private static TemplateValues lent(Closed.Lent l, Request r, TextContext c) {
    return new TemplateValues()
        .bare("length", ReadableTime.roughly(Duration.between(l.start(), l.end())))
        .markup("cost", MachineValues.used(r, l.start(), l.end(), c));
  }

  /** What stood in the way of what was asked for, with what would pass. */
  private static List<TemplateValues> hurdles(Request r) {
    var judged = r.flags().judged().stream().flatMap(j -> j.findings().stream());
    return judged
        .filter(Finding::refuses)
        .filter(f -> !f.wanted().isBlank())
        .map(f -> new TemplateValues().text("rule", f.rule()).text("wanted", f.wanted()))
        .toList();
  }

  /** On whose word a machine is replaced, and why. */
  private static Optional<TemplateValues> replaced(Notice n, Request r) {
    return r.flags().deeds().stream()
        .filter(d -> d.kind() == Deed.Kind.REPLACED && d.at().equals(n.since()))
        .findFirst()
        .map(d -> new TemplateValues().text("by", d.by().login()).text("why", d.why()));
  }

  /** Whom this notice tells of. */
  private static Optional<String> who(Notice n, Request r) {
    return MentionedPeople.of(r).stream().filter(n::concerns).map(Person::login).findFirst();
  }

  private static String vanished(Notice n, Request r) {
    return r.machines().list().stream()
        .filter(m -> n.about().equals(m.made().key().text()))
        .map(Machine::made)
        .map(o -> name(o.name(), o.key()))
        .findFirst()
        .orElse("");
  }

  private static String name(String name, MachineKey key) {
    return MarkdownEscape.bareOrCode(name) + " (" + MarkdownEscape.asCode(key.text()) + ")";
  }

  /** How many keys of whom can read the access. */
  private static List<TemplateValues> keys(Request r) {
    var count = new LinkedHashMap<String, Long>();
    for (PinnedKey k : r.keys().orElse(List.of())) count.merge(k.person().login(), 1L, Long::sum);
    var all = new ArrayList<TemplateValues>();
    for (Map.Entry<String, Long> e : count.entrySet())
      all.add(new TemplateValues().text("login", e.getKey()).number("count", e.getValue()));
    return all;
  }

  /**
   * What only this state knows; the same names in all of them, so that no template is caught out.
   */
  private static TemplateValues state(State state, Request r, TextContext c) {
    var v = usual();
    return switch (state) {
      case NeedsInformation s ->
          v.group("inquiry", s.question().map(StatusModel::inquiry))
              .time("give_up_at", s.giveUpAt())
              .number("open", r.reading().questions().size());
      case NeedsApproval s ->
          v.group("judgement", s.judgement().map(StatusModel::judgement))
              .time("due_at", s.dueAt())
              .time("lead_at", s.leadAt())
              .time("since", s.since());
      case Queued s ->
          v.number("place", s.place())
              .text("never", s.never().orElse(""))
              .time("expected", s.expected())
              .time("ask_at", s.askAt());
      case Provisioning s ->
          v.time("since", s.since()).time("bound", s.bound()).time("give_up_at", s.limit(r).end());
      case Failed s -> v.time("since", s.since()).time("give_up_at", s.limit(r).end());
      case Active s ->
          access(v, s.access().orElse(""), c)
              .group("pending", s.pending().map(p -> ExtensionValues.pending(p, s)));
      case Releasing s -> v.time("since", s.since()).time("bound", s.bound()).is("deleting", true);
      case Closed s ->
          v.text("by", s.by().map(Person::login)).text("why", s.why()).time("since", s.since());
      case dev.berth.request.Ending _, dev.berth.request.Question _ -> v;
    };
  }

  private static TemplateValues access(TemplateValues v, String text, TextContext c) {
    return v.markup("access", isArmour(text) ? text.strip() : "")
        .is("keyless", text.isBlank())
        .is("long", c.pages().isPresent() && text.length() > ACCESS_MAX);
  }

  /** Nothing else is shown as access, whatever it is: a secret must not slip through here. */
  private static boolean isArmour(String text) {
    return ARMOUR.matcher(text).matches();
  }

  private static TemplateValues usual() {
    return new TemplateValues()
        .text("inquiry", "")
        .text("give_up_at", "")
        .number("open", 0)
        .text("judgement", "")
        .text("due_at", "")
        .text("lead_at", "")
        .text("since", "")
        .number("place", 0)
        .text("expected", "")
        .text("ask_at", "")
        .text("bound", "")
        .text("access", "")
        .is("keyless", false)
        .is("long", false)
        .text("pending", "")
        .text("by", "")
        .text("why", "")
        .is("deleting", false);
  }
}
