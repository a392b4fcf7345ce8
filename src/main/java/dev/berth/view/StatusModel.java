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
import dev.berth.view.templates.MarkdownEscape;
import dev.berth.view.templates.TemplateValues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The values of the status comment, a template for each state. */
final class StatusModel {
  private StatusModel() {}

  static TextModel of(Request r, TextContext c, ShownIssue shown) {
    var v = CommonValues.of(r, c);
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
                  .group("refused", ExtensionValues.refused(r, s)));
      case Ending s ->
          page("ending", v.with(CommonValues.lease(s.held()).map()).groups("states", states(r)));
      case Releasing s -> page("releasing", releasing(v, s, r));
      case Failed s ->
          page(
              "failed",
              v.time("since", s.since())
                  .time("give_up_at", s.limit(r).end())
                  .groups("states", states(r))
                  .list("operators", MentionedPeople.logins(c.called())));
      case Question s -> page("question", question(v, s, r, c));
      case Closed s -> page(s.word(), closed(v, s, c).is("not_made", s.isNotMade(r)));
    };
  }

  private static TextModel page(String name, TemplateValues v) {
    return new TextModel("status/" + name, v.map());
  }

  private static TextModel needsInformation(
      TemplateValues v, NeedsInformation s, Request r, TextContext c) {
    v.groups("questions", OpenQuestionValues.of(r, c))
        .number("open", r.reading().questions().size() + (s.question().isPresent() ? 1L : 0))
        .group("inquiry", s.question().map(StatusModel::inquiry))
        .is("asked_again", s.askedAgain())
        .time("ask_at", s.askAt())
        .time("give_up_at", s.giveUpAt())
        .groups("changes", CommonValues.changes(r));
    var isEmpty = r.reading().kind() == Kind.EMPTY && s.question().isEmpty();
    return page(isEmpty ? "empty" : "needs-information", v);
  }

  static TemplateValues inquiry(NeedsInformation.Inquiry q) {
    return new TemplateValues()
        .text("by", q.by().login())
        .text("text", q.text())
        .time("at", q.at());
  }

  private static TemplateValues needsApproval(
      TemplateValues v, NeedsApproval s, Request r, TextContext c) {
    var needed = s.judgement().map(Judgement::approversNeeded).orElse(1);
    return v.group("judgement", s.judgement().map(StatusModel::judgement))
        .list("deciders", MentionedPeople.logins(c.duty()))
        .number("needed", needed)
        .number("given", s.approvals().size())
        .groups("yeses", s.approvals().stream().map(a -> CommonValues.approval(a, r)).toList())
        .time("due_at", s.dueAt())
        .time("lead_at", s.leadAt())
        .number("reminded", s.reminded())
        .is("self_approval", r.policy().selfApproval())
        .groups("changes", CommonValues.changes(r))
        .group("now", Optional.of(room(r, c)));
  }

  /** What is free now: shown, but no reason to write. */
  private static TemplateValues room(Request r, TextContext c) {
    var free =
        c.pool().stream()
            .flatMapToInt(
                p ->
                    r.reading().plans().keySet().stream()
                        .mapToInt(n -> p.free().getOrDefault(n, 0)))
            .min();
    return CommonValues.pool(c.pool()).bare("free", free.isPresent() ? "" + free.getAsInt() : "");
  }

  static TemplateValues judgement(Judgement j) {
    return new TemplateValues()
        .text("revision", CommonValues.shortly(j.revision()))
        .groups("passed", findings(j, Result.PASSED))
        .groups("warned", findings(j, Result.WARNED))
        .groups("unknown", findings(j, Result.UNKNOWN))
        .groups("refused", findings(j, Result.REFUSED))
        .is("refuses", j.refuses());
  }

  private static List<TemplateValues> findings(Judgement j, Result result) {
    return j.of(result).map(StatusModel::finding).toList();
  }

  private static TemplateValues finding(Finding f) {
    return new TemplateValues()
        .text("rule", f.rule())
        .text("seen", f.seen())
        .text("wanted", f.wanted())
        .is("overridden", f.overridden());
  }

  private static TemplateValues queued(TemplateValues v, Queued s, Request r, TextContext c) {
    return v.bare("pool", s.pool().orElse(""))
        .number("place", s.place())
        .text("never", s.never().orElse(""))
        .text("closed", s.closed().orElse(""))
        .time("expected", s.expected())
        .time("ask_at", s.askAt())
        .group(
            "now",
            Optional.of(CommonValues.pool(c.pool()).markup("instead", AlternativePlan.of(r, c))));
  }

  private static TemplateValues provisioning(
      TemplateValues v, Provisioning s, Request r, TextContext c) {
    var usual = c.pool().flatMap(TextContext.PoolView::usual).map(u -> s.since().plus(u));
    return v.time("since", s.since())
        .time("usual_at", usual.filter(t -> t.isBefore(s.bound())))
        .time("bound", s.bound())
        .time("give_up_at", s.limit(r).end())
        .is("overdue", s.overdue())
        .number("wanted", MachineValues.kept(r).size())
        .is("by_hand", ManualWorkValues.isAny(r))
        .group(TextModel.PROGRESS, Optional.of(progress(r)));
  }

  private static TemplateValues progress(Request r) {
    return new TemplateValues()
        .number("ready", MachineValues.ready(r).size())
        .groups("states", states(r))
        .markup("lost", MachineValues.names(MachineValues.lost(r)));
  }

  private static TemplateValues active(TemplateValues v, Active s, Request r, TextContext c) {
    return v.with(CommonValues.lease(s.held()).map())
        .with(CommonValues.pool(c.pool()).map())
        .groups("states", states(r))
        .markup("lost", MachineValues.names(MachineValues.lost(r)))
        .is("sealed", s.access().filter(t -> !t.isBlank()).isPresent())
        .is("keyless", s.access().filter(String::isBlank).isPresent())
        .is("several", MachineValues.kept(r).size() > 1)
        .markup(
            "one",
            MachineValues.kept(r).stream()
                .findFirst()
                .map(m -> MarkdownEscape.bareOrCode(m.name()))
                .orElse(""))
        .is("held_back", s.heldBack())
        .list("deciders", s.pending().isPresent() ? MentionedPeople.logins(c.duty()) : List.of())
        .group("pending", s.pending().map(p -> ExtensionValues.pending(p, s)));
  }

  /** Where the access can be read, once it is there. */
  private static String access(Active s, Request r, TextContext c, ShownIssue shown) {
    return shown
        .accessSince(s.held().start())
        .map(id -> NoticeModel.link(r, c, Optional.of(id)))
        .orElse("");
  }

  private static TemplateValues releasing(TemplateValues v, Releasing s, Request r) {
    return v.time("since", s.since())
        .time("bound", s.bound())
        .is("overdue", s.overdue())
        .text("as", s.as().word())
        .is("not_made", s.as().isNotMade(r))
        .is("by_hand", ManualWorkValues.isAny(r))
        .text("by", s.as().by().map(p -> p.login()))
        .text("why", s.as().why())
        .groups("states", states(r));
  }

  private static TemplateValues question(TemplateValues v, Question s, Request r, TextContext c) {
    return v.text("access_help", c.accessHelp())
        .text("kind", r.reading().kind().name().toLowerCase(Locale.ROOT))
        .time("since", s.since())
        .list("operators", MentionedPeople.logins(c.called()));
  }

  static TemplateValues closed(TemplateValues v, Closed s, TextContext c) {
    return v.time("since", s.since())
        .text("by", s.by().map(p -> p.login()))
        .text("why", s.why())
        .with(CommonValues.pool(c.pool()).map());
  }

  private static List<TemplateValues> states(Request r) {
    return MachineValues.states(r);
  }
}
