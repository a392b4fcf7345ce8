package dev.berth.view;

import dev.berth.lease.Lease;
import dev.berth.reading.Difference;
import dev.berth.reading.PersonalData;
import dev.berth.request.Approval;
import dev.berth.request.Closed;
import dev.berth.request.Failed;
import dev.berth.request.Marks;
import dev.berth.request.Provisioning;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every text about a request may say, whatever its state. */
final class Common {
  private Common() {}

  static Values of(Request r, Context c) {
    var v =
        new Values()
            .markup("slash", c.slash())
            .bare("program", c.program())
            .number("number", r.issue().number())
            .text("requester", r.requester().login())
            .is("requester_gone", r.requester().isGhost())
            .list("people", People.named(r))
            .list("others", People.named(r).stream().filter(p -> !isRequester(p, r)).toList())
            .markup("version", r.reading().digest().version())
            .is("complete", r.reading().isComplete())
            .is("simulation", c.simulation())
            .time("opened", r.openedAt())
            .markup("page", page(r, c))
            .text("judgement", "")
            .list("duty", People.logins(c.duty()))
            .bare("holders", c.deciders())
            .text("lead", c.lead().map(p -> p.login()))
            .bare("paused", isHeldUp(r) ? c.paused().orElse("") : "")
            .groups("forms", forms(c));
    return asked(marks(v, r), r, c).groups("approvals", approvals(r));
  }

  /** Only what waits for machines to be made or deleted is held up by a pause, and shows it. */
  private static boolean isHeldUp(Request r) {
    return r.state() instanceof Queued
        || r.state() instanceof Provisioning
        || r.state() instanceof Releasing
        || r.state() instanceof Failed;
  }

  private static boolean isRequester(String login, Request r) {
    return login.equalsIgnoreCase(r.requester().login());
  }

  private static Values marks(Values v, Request r) {
    var personal = r.reading().personalData().stream().map(PersonalData::word).sorted().toList();
    return v.list("personal", personal.stream().map(w -> new Bare(w.replace('-', ' '))).toList())
        .group("hold", r.marks().hold().map(Common::hold))
        .group("closing", r.marks().closing().map(Common::closing))
        .groups("overrides", r.marks().overrides().stream().map(Common::override).toList());
  }

  private static Values hold(Marks.Hold h) {
    return new Values().text("by", h.by().login()).text("why", h.why()).time("at", h.at());
  }

  private static Values closing(Marks.Closing s) {
    return new Values().text("by", s.by().login()).time("at", s.at()).time("release", s.release());
  }

  private static Values override(Marks.Waiver o) {
    return new Values()
        .text("rule", o.rule())
        .text("by", o.by().login())
        .text("why", o.why())
        .time("at", o.at());
  }

  /** What was understood of the issue. */
  private static Values asked(Values v, Request r, Context c) {
    var reading = r.reading();
    return v.list("code", reading.codeUrls().stream().map(Common::address).toList())
        .text("project", reading.project())
        .markup("machines", Machinery.asked(r, c))
        .markup("plans", Machinery.plainly(r))
        .is("term_written", reading.term().isPresent())
        .bare("term", Spans.length(r.term()))
        .bare("lent_length", lentLength(r))
        .bare("workload", reading.workload().map(w -> w.word()).orElse(""))
        .list("systems", reading.systems())
        .text("reason", reading.reason())
        .markup("cost", reading.isComplete() ? Machinery.cost(r, c) : "")
        .markup("total", Machinery.total(r, c));
  }

  /** How long machines were lent in the end; empty where they are still, or never were. */
  private static String lentLength(Request r) {
    return r.state() instanceof Closed s
        ? s.lent().map(l -> Spans.roughly(Duration.between(l.start(), l.end()))).orElse("")
        : "";
  }

  /** Without scheme: shown in code, where a link would only be noise. */
  private static String address(String url) {
    return url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("^github\\.com/", "");
  }

  private static String page(Request r, Context c) {
    return c.pages().map(p -> p.resolve("r/" + r.number()).toString()).orElse("");
  }

  private static List<Values> forms(Context c) {
    return c.forms().stream()
        .map(f -> new Values().bare("name", f.name()).markup("address", f.address().toString()))
        .toList();
  }

  private static List<Values> approvals(Request r) {
    return r.approvals().stream().map(a -> approval(a, r)).toList();
  }

  static Values approval(Approval a, Request r) {
    return new Values()
        .text("by", a.by().login())
        .time("at", a.at())
        .bare("right", a.right())
        .text("revision", shortly(a.revision()))
        .markup("version", a.digest().version())
        .is("label", a.byLabel())
        .is("own", r.isOf(a.by()));
  }

  /** Revisions are hashes: a few signs tell them apart. */
  static String shortly(String revision) {
    return revision.substring(0, Math.min(7, revision.length()));
  }

  /** What was approved beside what stands there now; empty where nothing was. */
  static List<Values> changes(Request r) {
    var rows = new ArrayList<Values>();
    for (var row : r.before().map(b -> Difference.between(b, r.reading()).rows()).orElse(List.of()))
      rows.add(
          new Values()
              .bare("field", row.field())
              .text("before", row.before())
              .text("now", row.now()));
    return rows;
  }

  /** Start, end and what comes after it. */
  static Values lease(Lease l) {
    return new Values()
        .time("start", l.start())
        .time("end", l.end())
        .time("grace_end", l.graceEnd())
        .bare("grace", Spans.length(l.terms().grace()))
        .markup("step", Spans.typed(l.terms().step()))
        .bare("step_length", Spans.length(l.terms().step()))
        .bare("self_service", l.selfServiceLeft().isZero() ? "" : Spans.length(l.selfServiceLeft()))
        .list("reminders", l.reminders(l.told()));
  }

  static Values pool(Optional<Context.PoolView> pool) {
    return new Values()
        .bare("donor", pool.map(Context.PoolView::donor).orElse(""))
        .bare("usual", pool.flatMap(Context.PoolView::usual).map(Spans::length).orElse(""));
  }
}
