package dev.berth.commands;

import dev.berth.policy.Judgement;
import dev.berth.request.Approval;
import dev.berth.request.NeedsApproval;
import dev.berth.request.Request;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names rule, inputs, revision and person behind the decisions so far. */
final class Why implements Command {
  private static final Sheet SHEET =
      new Sheet("why", "shows the rule, date and person behind every decision", "why", Who.ANYONE);

  @Override
  public Sheet sheet() {
    return SHEET;
  }

  @Override
  public boolean applies(Request r) {
    return true;
  }

  @Override
  public List<Deed> means(String args, Context c) {
    var r = c.asked();
    return List.of(
        new Deed.Replies(
            Sentence.WHY,
            Map.of(
                "state",
                r.state().word(),
                "since",
                r.state().since().toString(),
                "revision",
                judgement(r).map(Judgement::revision).orElse(c.program().revision()),
                "rules",
                rules(r),
                "approvals",
                approvals(r),
                "overrides",
                overrides(r))));
  }

  private static Optional<Judgement> judgement(Request r) {
    return r.state() instanceof NeedsApproval s ? s.judgement() : Optional.empty();
  }

  private static String rules(Request r) {
    return judgement(r).stream()
        .flatMap(j -> j.findings().stream())
        .map(f -> line(f.rule(), f.result().name().toLowerCase(Locale.ROOT), f.seen(), f.wanted()))
        .collect(Collectors.joining("\n"));
  }

  private static String approvals(Request r) {
    var first = r.state() instanceof NeedsApproval s ? s.approvals() : List.<Approval>of();
    return Stream.concat(first.stream(), r.approvals().stream())
        .map(
            a ->
                line(
                    a.by().login(),
                    a.right(),
                    a.digest().version(),
                    a.at().toString(),
                    a.revision()))
        .collect(Collectors.joining("\n"));
  }

  private static String overrides(Request r) {
    return r.marks().overrides().stream()
        .map(o -> line(o.rule(), o.by().login(), o.at().toString(), o.why()))
        .collect(Collectors.joining("\n"));
  }

  private static String line(String... parts) {
    return String.join(" | ", parts).replace('\n', ' ');
  }
}
