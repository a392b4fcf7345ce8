package dev.berth.view;

import dev.berth.policy.Finding;
import dev.berth.policy.Judgement;
import dev.berth.policy.Result;
import dev.berth.reading.Kind;
import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Ending;
import dev.berth.request.Failed;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Provisioning;
import dev.berth.request.Question;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The values of the status comment, a template for each state. */
final class StatusPage {
  private StatusPage() {}

  static Page of(Request r, Context c, Shown shown) {
    var v = Common.of(r, c);
    return switch (r.state()) {
      case NeedsInformation s -> needsInformation(v, s, r, c);
      case NeedsApproval s -> page("needs-approval", needsApproval(v, s, r, c));
      case Queued s -> page("queued", queued(v, s, r, c));
      case Provisioning s -> page("provisioning", provisioning(v, s, r, c));
      case Active s ->
          page(
              "active",
              active(v, s, r, c)
                  .markup("access", access(s, r, c, shown))
                  .group("refused", Longer.refused(r, s)));
      case Ending s ->
          page("ending", v.with(Common.lease(s.held()).map()).groups("states", states(r)));
      case Releasing s -> page("releasing", releasing(v, s, r));
      case Failed s ->
          page(
              "failed",
              v.time("since", s.since())
                  .groups("states", states(r))
                  .list("operators", People.logins(c.called())));
      case Question s -> page("question", question(v, s, r, c));
      case Closed s -> page(s.word(), closed(v, s, c));
    };
  }

  private static Page page(String name, Values v) {
    return new Page("status/" + name, v.map());
  }

  private static Page needsInformation(Values v, NeedsInformation s, Request r, Context c) {
    v.groups("questions", Questions.of(r, c))
        .number("open", r.reading().questions().size() + (s.question().isPresent() ? 1L : 0))
        .group("inquiry", s.question().map(StatusPage::inquiry))
        .is("asked_again", s.askedAgain())
        .time("ask_at", s.askAt())
        .time("give_up_at", s.giveUpAt())
        .groups("changes", Common.changes(r));
    var isEmpty = r.reading().kind() == Kind.EMPTY && s.question().isEmpty();
    return page(isEmpty ? "empty" : "needs-information", v);
  }

  static Values inquiry(NeedsInformation.Inquiry q) {
    return new Values().text("by", q.by().login()).text("text", q.text()).time("at", q.at());
  }

  private static Values needsApproval(Values v, NeedsApproval s, Request r, Context c) {
    var needed = s.judgement().map(Judgement::approversNeeded).orElse(1);
    return v.group("judgement", s.judgement().map(StatusPage::judgement))
        .list("deciders", People.logins(c.duty()))
        .number("needed", needed)
        .number("given", s.approvals().size())
        .groups("yeses", s.approvals().stream().map(a -> Common.approval(a, r)).toList())
        .time("due_at", s.dueAt())
        .time("lead_at", s.leadAt())
        .number("reminded", s.reminded())
        .is("self_approval", r.promises().selfApproval())
        .groups("changes", Common.changes(r))
        .group("now", Optional.of(room(r, c)));
  }

  /** What is free now: shown, but no reason to write. */
  private static Values room(Request r, Context c) {
    var free =
        c.pool().stream()
            .flatMapToInt(
                p -> r.plans().keySet().stream().mapToInt(n -> p.free().getOrDefault(n, 0)))
            .min();
    return Common.pool(c.pool()).bare("free", free.isPresent() ? "" + free.getAsInt() : "");
  }

  static Values judgement(Judgement j) {
    return new Values()
        .text("revision", Common.shortly(j.revision()))
        .groups("passed", findings(j, Result.PASSED))
        .groups("warned", findings(j, Result.WARNED))
        .groups("unknown", findings(j, Result.UNKNOWN))
        .groups("refused", findings(j, Result.REFUSED))
        .is("refuses", j.refuses());
  }

  private static List<Values> findings(Judgement j, Result result) {
    return j.of(result).map(StatusPage::finding).toList();
  }

  private static Values finding(Finding f) {
    return new Values()
        .text("rule", f.rule())
        .text("seen", f.seen())
        .text("wanted", f.wanted())
        .is("overridden", f.overridden());
  }

  private static Values queued(Values v, Queued s, Request r, Context c) {
    return v.bare("pool", s.pool().orElse(""))
        .number("place", s.place())
        .time("expected", s.expected())
        .time("ask_at", s.askAt())
        .group("now", Optional.of(Common.pool(c.pool()).markup("instead", Instead.of(r, c))));
  }

  private static Values provisioning(Values v, Provisioning s, Request r, Context c) {
    var usual = c.pool().flatMap(Context.PoolView::usual).map(u -> s.since().plus(u));
    return v.time("since", s.since())
        .time("usual_at", usual.filter(t -> t.isBefore(s.bound())))
        .time("bound", s.bound())
        .is("overdue", s.overdue())
        .number("wanted", Machinery.kept(r).size())
        .is("by_hand", HandWork.isAny(r))
        .group(Page.PROGRESS, Optional.of(progress(r)));
  }

  private static Values progress(Request r) {
    return new Values()
        .number("ready", Machinery.ready(r).size())
        .groups("states", states(r))
        .markup("lost", Machinery.names(Machinery.lost(r)));
  }

  private static Values active(Values v, Active s, Request r, Context c) {
    return v.with(Common.lease(s.held()).map())
        .with(Common.pool(c.pool()).map())
        .groups("states", states(r))
        .markup("lost", Machinery.names(Machinery.lost(r)))
        .is("sealed", s.access().filter(t -> !t.isBlank()).isPresent())
        .is("keyless", s.access().filter(String::isBlank).isPresent())
        .is("several", Machinery.kept(r).size() > 1)
        .markup(
            "one",
            Machinery.kept(r).stream().findFirst().map(m -> Escape.bare(m.name())).orElse(""))
        .is("held_back", s.heldBack())
        .list("deciders", s.pending().isPresent() ? People.logins(c.duty()) : List.of())
        .group("pending", s.pending().map(p -> Longer.pending(p, s)));
  }

  /** Where the access can be read, once it is there. */
  private static String access(Active s, Request r, Context c, Shown shown) {
    return shown
        .accessSince(s.held().start())
        .map(id -> NoticePage.link(r, c, Optional.of(id)))
        .orElse("");
  }

  private static Values releasing(Values v, Releasing s, Request r) {
    return v.time("since", s.since())
        .time("bound", s.bound())
        .is("overdue", s.overdue())
        .text("as", s.as().word())
        .is("by_hand", HandWork.isAny(r))
        .text("by", s.as().by().map(p -> p.login()))
        .text("why", s.as().why())
        .groups("states", states(r));
  }

  private static Values question(Values v, Question s, Request r, Context c) {
    return v.text("access_help", c.accessHelp())
        .text("kind", r.reading().kind().name().toLowerCase(Locale.ROOT))
        .time("since", s.since())
        .list("operators", People.logins(c.called()));
  }

  static Values closed(Values v, Closed s, Context c) {
    return v.time("since", s.since())
        .text("by", s.by().map(p -> p.login()))
        .text("why", s.why())
        .with(Common.pool(c.pool()).map());
  }

  private static List<Values> states(Request r) {
    return Machinery.states(r);
  }
}
