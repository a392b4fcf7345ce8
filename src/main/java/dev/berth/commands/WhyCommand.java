package dev.berth.commands;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandContext;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.commands.model.SlashCommand;
import dev.berth.forge.Person;
import dev.berth.policy.Finding;
import dev.berth.policy.Judgement;
import dev.berth.policy.Result;
import dev.berth.request.Active;
import dev.berth.request.Approval;
import dev.berth.request.Closed;
import dev.berth.request.Deed;
import dev.berth.request.Ending;
import dev.berth.request.Failed;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Provisioning;
import dev.berth.request.Question;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names rule, inputs, revision and person behind the decisions so far. */
final class WhyCommand implements SlashCommand {
  /** Of one person; the history has all. */
  private static final int PRINTS_MAX = 3;

  private static final CommandSpec SPEC =
      new CommandSpec(
          "why", "shows the rule, date and person behind every decision", "why", Audience.ANYONE);

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public boolean applies(Request r) {
    return true;
  }

  @Override
  public List<CommandResult> interpret(String args, CommandContext c) {
    var r = c.requireRequest();
    return List.of(
        new CommandResult.Replies(
            ReplyTemplate.WHY,
            Map.of(
                "state",
                r.state().word(),
                "since",
                r.state().since().toString(),
                "revision",
                judgement(r).map(Judgement::revision).orElse(c.program().revision()),
                "rules",
                rules(r),
                "passed",
                passed(r),
                "approvals",
                approvals(r),
                "overrides",
                overrides(r),
                "decisions",
                decisions(r),
                "access",
                access(r))));
  }

  /** Who can log in with which keys, on whose yes and until when. */
  private static String access(Request r) {
    if (r.lease().isEmpty()) return "";
    var by = r.approvals().stream().map(a -> a.by().login()).collect(Collectors.joining(", "));
    var prints = new LinkedHashMap<String, List<String>>();
    for (var k : r.keys().orElse(List.of()))
      k.fingerprint()
          .ifPresent(
              f -> prints.computeIfAbsent(k.person().login(), _ -> new ArrayList<>()).add(f));
    var end = r.lease().get().end().toString();
    return prints.entrySet().stream()
        .map(
            e ->
                line(
                    e.getKey(),
                    e.getValue().stream().limit(PRINTS_MAX).collect(Collectors.joining(", ")),
                    by,
                    end))
        .collect(Collectors.joining("\n"));
  }

  /** What was decided on, or is to be; what a changed request comes to is judged anew. */
  private static Optional<Judgement> judgement(Request r) {
    return switch (r.state()) {
      case NeedsApproval s -> s.judgement();
      case NeedsInformation _, Question _ -> Optional.empty();
      case Queued _, Provisioning _, Active _, Ending _, Releasing _, Failed _, Closed _ ->
          r.flags().judged();
    };
  }

  /** What did not pass, what nobody could tell and what an approver set aside: worst first. */
  private static String rules(Request r) {
    return judgement(r).stream()
        .flatMap(j -> j.findings().stream())
        .filter(f -> f.result() != Result.PASSED)
        .sorted(Comparator.comparingInt(WhyCommand::rank))
        .map(f -> line(f.rule(), word(f), f.seen(), f.wanted()))
        .collect(Collectors.joining("\n"));
  }

  private static int rank(Finding f) {
    if (f.refuses()) return 0;
    if (f.overridden()) return 1;
    return f.result() == Result.UNKNOWN ? 2 : 3;
  }

  private static String word(Finding f) {
    if (f.overridden()) return "refused, set aside";
    return switch (f.result()) {
      case PASSED -> "passed";
      case WARNED -> "for a person to judge";
      case UNKNOWN -> "could not be found out";
      case REFUSED -> "refused";
    };
  }

  private static String passed(Request r) {
    return judgement(r).stream()
        .flatMap(j -> j.of(Result.PASSED))
        .map(f -> line(f.rule(), f.seen()))
        .collect(Collectors.joining("\n"));
  }

  /** Other decisions than a yes to the request, each with who made it. */
  private static String decisions(Request r) {
    var all = new ArrayList<String>();
    ending(r)
        .filter(c -> c.as() == Closed.As.DENIED)
        .ifPresent(c -> all.add(line("denied", by(c.by()), c.since(), c.why().orElse(""))));
    for (var v : r.flags().verdicts())
      all.add(
          line(
              days(v.more()) + (v.agreed() ? " more" : " more refused"),
              by(v.by()),
              v.at(),
              v.why()));
    for (var d : r.flags().deeds())
      all.add(line(word(d), d.by().login(), d.at(), d.why().orElse("")));
    r.flags().hold().ifPresent(h -> all.add(line("put on hold", h.by().login(), h.at(), h.why())));
    return String.join("\n", all);
  }

  private static String word(Deed d) {
    return switch (d.kind()) {
      case END_SET -> "end set to " + d.to().substring(0, "2027-01-31".length());
      case POOL_CHOSEN -> "pool " + d.to() + " chosen";
      case RELEASED -> "all machines given back";
      case MACHINE_RELEASED -> d.to() + " given back";
      case WITHDRAWN -> "taken back";
      case CLOSED -> "issue closed";
      case OPENED_AGAIN -> "opened again";
      case UNHELD -> "hold taken off";
      case PERSON_ADDED -> d.to() + " added";
      case PERSON_REMOVED -> d.to() + " removed";
      case KEYS_LET_IN -> "SSH keys of " + d.to() + " let in";
      case HANDED_OVER -> "handed over to " + d.to();
      case RETRIED -> "failed machines tried again";
      case REPLACED -> d.to() + " replaced";
    };
  }

  private static Optional<Closed> ending(Request r) {
    return switch (r.state()) {
      case Closed c -> Optional.of(c);
      case Releasing s -> Optional.of(s.as());
      case NeedsInformation _,
          NeedsApproval _,
          Queued _,
          Provisioning _,
          Active _,
          Ending _,
          Failed _,
          Question _ ->
          Optional.empty();
    };
  }

  private static String by(Optional<Person> person) {
    return person.map(Person::login).orElse("");
  }

  private static String line(String what, String by, Instant at, String why) {
    return line(what, by, at.toString(), why);
  }

  private static String days(Duration d) {
    return d.toHoursPart() == 0 ? d.toDays() + " days" : d.toHours() + " hours";
  }

  private static String approvals(Request r) {
    var first = r.state() instanceof NeedsApproval s ? s.approvals() : List.<Approval>of();
    return Stream.concat(first.stream(), r.approvals().stream())
        .map(
            a ->
                line(
                    a.by().login(),
                    a.right(),
                    r.version(a.digest()),
                    a.at().toString(),
                    a.revision()))
        .collect(Collectors.joining("\n"));
  }

  private static String overrides(Request r) {
    return r.flags().overrides().stream()
        .map(o -> line(o.rule(), o.by().login(), o.at().toString(), o.why()))
        .collect(Collectors.joining("\n"));
  }

  private static String line(String... parts) {
    return Stream.of(parts)
        .map(p -> p.replace('\n', ' ').replace(" | ", " / "))
        .collect(Collectors.joining(" | "));
  }
}
