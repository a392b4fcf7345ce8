package dev.berth.program;

import dev.berth.config.ConfigSection;
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
record ProgramSettings(
    String name,
    Optional<String> paused,
    Roles roles,
    List<NamedPerson> duty,
    Map<String, Right> commands,
    Optional<String> prefix,
    SelfApproval selfApproval,
    PeopleChange people,
    TriageMode triage,
    Optional<Boolean> ledger,
    Map<LabelKind, String> labels,
    WorkloadTerms terms,
    Set<DayOfWeek> workingDays,
    Set<LocalDate> holidays,
    DecisionDays decisionDays,
    WaitingTimes patience,
    Map<String, ConfigSection> rules,
    List<Expression.Section> expressions,
    Map<String, PoolFile> pools) {
  /** More are not called by name in one comment. */
  static final int DUTY_MAX = 3;

  ProgramSettings {
    if (name.isBlank()) throw new IllegalArgumentException("name is empty");
    if (paused.filter(String::isBlank).isPresent())
      throw new IllegalArgumentException("paused says why, in a few words");
    if (duty.size() > DUTY_MAX)
      throw new IllegalArgumentException("duty names " + DUTY_MAX + " people at most");
    if (NamedPerson.repeats(duty)) throw new IllegalArgumentException("duty names somebody twice");
    if (prefix.filter(CommandRights::isCommand).isPresent())
      throw new IllegalArgumentException("prefix is a command itself: choose another word");
    if (prefix.filter(p -> !p.matches("[a-z][a-z0-9-]{0,19}")).isPresent())
      throw new IllegalArgumentException("prefix is one word of lower case letters: berth");
    if (workingDays.isEmpty())
      throw new IllegalArgumentException("working-days names one day at least");
    for (var command : commands.keySet())
      if (!command.matches("[a-z-]+"))
        throw new IllegalArgumentException("commands are named without the slash: " + command);
  }

  static ProgramSettings defaults() {
    return new ProgramSettings(
        "Cluster requests",
        Optional.empty(),
        Roles.defaults(),
        List.of(),
        Map.of(),
        Optional.empty(),
        SelfApproval.OFF,
        PeopleChange.REQUESTER,
        TriageMode.OFF,
        Optional.empty(),
        Map.of(),
        WorkloadTerms.defaults(),
        WorkingDays.USUAL.days(),
        Set.of(),
        DecisionDays.defaults(),
        WaitingTimes.defaults(),
        Map.of(),
        List.of(),
        Map.of());
  }

  record Roles(RightHolders approve, RightHolders triage, RightHolders operate, RightHolders lead) {
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
