package dev.berth.program;

import dev.berth.config.Section;
import dev.berth.lease.WorkingDays;
import dev.berth.policy.rules.Expression;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code program.yaml}, or {@code .github/berth.yaml} of a request repository. Everything but the
 * pools may be left out.
 */
record ProgramFile(
    String name,
    Optional<String> paused,
    Roles roles,
    List<Named> duty,
    Map<String, Right> commands,
    Optional<String> prefix,
    SelfApproval selfApproval,
    Triage triage,
    Optional<Boolean> ledger,
    Map<LabelKind, String> labels,
    TermsBook terms,
    Set<DayOfWeek> workingDays,
    Set<LocalDate> holidays,
    DecisionDays decisionDays,
    Patience patience,
    Map<String, Section> rules,
    List<Expression.Section> expressions,
    Map<String, PoolFile> pools) {
  /** More are not called by name in one comment. */
  static final int DUTY_MAX = 3;

  ProgramFile {
    if (name.isBlank()) throw new IllegalArgumentException("name is empty");
    if (paused.filter(String::isBlank).isPresent())
      throw new IllegalArgumentException("paused says why, in a few words");
    if (duty.size() > DUTY_MAX)
      throw new IllegalArgumentException("duty names " + DUTY_MAX + " people at most");
    if (prefix.filter(p -> !p.matches("[a-z][a-z0-9-]{0,19}")).isPresent())
      throw new IllegalArgumentException("prefix is one word of lower case letters: berth");
    if (workingDays.isEmpty())
      throw new IllegalArgumentException("working-days names one day at least");
    for (var command : commands.keySet())
      if (!command.matches("[a-z-]+"))
        throw new IllegalArgumentException("commands are named without the slash: " + command);
  }

  static ProgramFile defaults() {
    return new ProgramFile(
        "Cluster requests",
        Optional.empty(),
        Roles.defaults(),
        List.of(),
        Map.of(),
        Optional.empty(),
        SelfApproval.OFF,
        Triage.OFF,
        Optional.empty(),
        Map.of(),
        TermsBook.defaults(),
        WorkingDays.USUAL.days(),
        Set.of(),
        DecisionDays.defaults(),
        Patience.defaults(),
        Map.of(),
        List.of(),
        Map.of());
  }

  record Roles(Holders approve, Holders triage, Holders operate, Holders lead) {
    Roles {
      if (approve.isNobody())
        throw new IllegalArgumentException("approve names nobody: give a role, teams or people");
    }

    static Roles defaults() {
      var usual = Rights.usual();
      return new Roles(usual.approve(), usual.triage(), usual.operate(), usual.lead());
    }

    Rights rights(Map<String, Right> commands) {
      return new Rights(approve, triage, operate, lead, commands);
    }
  }

  WorkingDays days() {
    return new WorkingDays(workingDays, holidays);
  }
}
