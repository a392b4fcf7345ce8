package dev.berth.view;

import dev.berth.lease.Lease;
import dev.berth.reading.Difference;
import dev.berth.reading.PersonalData;
import dev.berth.request.Approval;
import dev.berth.request.Closed;
import dev.berth.request.Failed;
import dev.berth.request.Provisioning;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import dev.berth.request.RequestFlags;
import dev.berth.view.templates.ReadableTime;
import dev.berth.view.templates.TemplateValues;
import dev.berth.view.templates.TrustedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every text about a request may say, whatever its state. */
final class CommonValues {
  private CommonValues() {}

  static TemplateValues of(Request r, TextContext c) {
    var v =
        new TemplateValues()
            .markup("slash", c.slash())
            .bare("program", c.program())
            .number("number", r.issue().number())
            .text("requester", r.requester().login())
            .is("requester_gone", r.requester().isGhost())
            .list("people", MentionedPeople.named(r))
            .list(
                "others",
                MentionedPeople.named(r).stream().filter(p -> !isRequester(p, r)).toList())
            .markup("version", r.version(r.toDecide()))
            .is("complete", r.reading().isComplete())
            .is("simulation", c.simulation())
            .time("opened", r.openedAt())
            .markup("page", page(r, c))
            .text("judgement", "")
            .list("duty", MentionedPeople.logins(c.duty()))
            .bare("holders", c.deciders())
            .text("lead", c.lead().map(p -> p.login()))
            .bare("paused", isHeldUp(r) ? c.paused().orElse("") : "")
            .groups("forms", forms(c));
    return asked(marks(v, r), r, c)
        .groups("approvals", approvals(r))
        .groups("approved_keys", KeyValues.of(r));
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

  private static TemplateValues marks(TemplateValues v, Request r) {
    var personal = r.reading().personalData().stream().map(PersonalData::word).sorted().toList();
    return v.list(
            "personal", personal.stream().map(w -> new TrustedText(w.replace('-', ' '))).toList())
        .group("hold", r.flags().hold().map(CommonValues::hold))
        .group("closing", r.flags().closing().map(CommonValues::closing))
        .groups("overrides", r.flags().overrides().stream().map(CommonValues::override).toList());
  }

  private static TemplateValues hold(RequestFlags.Hold h) {
    return new TemplateValues().text("by", h.by().login()).text("why", h.why()).time("at", h.at());
  }

  private static TemplateValues closing(RequestFlags.Closing s) {
    return new TemplateValues()
        .text("by", s.by().login())
        .time("at", s.at())
        .time("release", s.release());
  }

  private static TemplateValues override(RequestFlags.Waiver o) {
    return new TemplateValues()
        .text("rule", o.rule())
        .text("by", o.by().login())
        .text("why", o.why())
        .time("at", o.at());
  }

  /** What was understood of the issue. */
  private static TemplateValues asked(TemplateValues v, Request r, TextContext c) {
    var reading = r.reading();
    return v.list("code", reading.codeUrls().stream().map(CommonValues::address).toList())
        .text("project", reading.project())
        .markup("machines", MachineValues.asked(r, c))
        .markup("plans", MachineValues.plainly(r))
        .is("term_written", reading.term().isPresent())
        .bare("term", ReadableTime.exactly(r.term()))
        .bare("lent_length", lentLength(r))
        .bare("workload", reading.workload().map(w -> w.word()).orElse(""))
        .list("systems", MachineValues.systems(reading))
        .text("reason", reading.reason())
        .markup("cost", reading.isComplete() ? MachineValues.cost(r, c) : "")
        .markup("total", MachineValues.total(r, c));
  }

  /** How long machines were lent in the end; empty where they are still, or never were. */
  private static String lentLength(Request r) {
    return r.state() instanceof Closed s
        ? s.lent().map(l -> ReadableTime.roughly(Duration.between(l.start(), l.end()))).orElse("")
        : "";
  }

  /** Without scheme: shown in code, where a link would only be noise. */
  private static String address(String url) {
    return url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("^github\\.com/", "");
  }

  private static String page(Request r, TextContext c) {
    return c.pages().map(p -> p.resolve("r/" + r.number()).toString()).orElse("");
  }

  private static List<TemplateValues> forms(TextContext c) {
    return c.forms().stream()
        .map(
            f ->
                new TemplateValues()
                    .bare("name", f.name())
                    .markup("address", f.address().toString()))
        .toList();
  }

  private static List<TemplateValues> approvals(Request r) {
    return r.approvals().stream().map(a -> approval(a, r)).toList();
  }

  static TemplateValues approval(Approval a, Request r) {
    return new TemplateValues()
        .text("by", a.by().login())
        .time("at", a.at())
        .bare("right", a.right())
        .text("revision", shortly(a.revision()))
        .markup("version", r.version(a.digest()))
        .is("label", a.byLabel())
        .is("own", r.who().isInterested(a.by()));
  }

  /** Revisions are hashes: a few signs tell them apart. */
  static String shortly(String revision) {
    return revision.substring(0, Math.min(7, revision.length()));
  }

  /** What was approved beside what stands there now; empty where nothing was. */
  static List<TemplateValues> changes(Request r) {
    var rows = new ArrayList<TemplateValues>();
    for (var row :
        r.previousReading().map(b -> Difference.between(b, r.reading()).rows()).orElse(List.of()))
      rows.add(
          new TemplateValues()
              .bare("field", row.field())
              .text("before", row.before())
              .text("now", row.now()));
    return rows;
  }

  /** Start, end and what comes after it. */
  static TemplateValues lease(Lease l) {
    return new TemplateValues()
        .time("start", l.start())
        .time("end", l.end())
        .time("grace_end", l.graceEnd())
        .bare("grace", ReadableTime.exactly(l.terms().grace()))
        .markup("step", ReadableTime.asTyped(l.terms().step()))
        .bare("step_length", ReadableTime.exactly(l.terms().step()))
        .bare(
            "self_service",
            l.selfServiceLeft().isZero() ? "" : ReadableTime.exactly(l.selfServiceLeft()))
        .list("reminders", l.reminders(l.told()));
  }

  static TemplateValues pool(Optional<TextContext.PoolView> pool) {
    return new TemplateValues()
        .bare("donor", pool.map(TextContext.PoolView::donor).orElse(""))
        .bare(
            "usual",
            pool.flatMap(TextContext.PoolView::usual).map(ReadableTime::exactly).orElse(""));
  }
}
