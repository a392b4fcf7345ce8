package dev.berth.commands;

import static dev.berth.request.Sample.KIM;
import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.RIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.commands.model.Audience;
import dev.berth.commands.model.CommandOrigin;
import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.CommandSpec;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.forge.Role;
import dev.berth.program.TriageMode;
import dev.berth.request.Decision;
import dev.berth.request.Lifecycle;
import dev.berth.request.Request;
import dev.berth.request.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every command by every kind of person in every state, held against commands/table.txt. One letter
 * a cell: H happens, A answers, W writes to the issue, R replies, s already so, x the state
 * refuses, N no right, T triage is off, O own decision, E another refusal, ? cannot tell now, .
 * silence.
 */
class EveryCommandTest {
  private static final Map<String, UnaryOperator<CommandScenario>> PEOPLE = people();

  private static Map<String, UnaryOperator<CommandScenario>> people() {
    var all = new LinkedHashMap<String, UnaryOperator<CommandScenario>>();
    all.put("stranger", s -> s.by(CommandScenario.LOU, Role.READ));
    all.put("requester", s -> s.by(RIO, Role.READ));
    all.put("contact", s -> s.by(KIM, Role.READ));
    all.put("approver", s -> s.by(MARA, Role.MAINTAIN));
    all.put("both", s -> s.by(RIO, Role.ADMIN));
    all.put("writer", s -> s.by(CommandScenario.LOU, Role.WRITE));
    all.put("triager on", s -> s.triage(TriageMode.REQUESTS).by(CommandScenario.LOU, Role.TRIAGE));
    all.put(
        "anybody, down",
        s -> s.triage(TriageMode.REQUESTS).by(CommandScenario.LOU, CommandScenario.DOWN));
    all.put("bot", s -> s.by(CommandScenario.BOT, Role.ADMIN));
    all.put("our account", s -> s.by(MARA, Role.ADMIN).asOurselves());
    return all;
  }

  @Test
  void the_table_says_what_every_command_comes_to() throws IOException {
    assertEquals(expected(), table());
  }

  @Test
  void a_stranger_changes_nothing_whatever_the_state() {
    for (var r : Sample.everyState()) {
      for (var spec : CommandRegistry.specs()) {
        for (var d :
            CommandScenario.of(r).by(CommandScenario.LOU, Role.WRITE).says(spec.example())) {
          assertTrue(
              d instanceof CommandResult.Replies || d instanceof CommandResult.Refuses,
              spec.name() + " in " + r.state().word() + ": " + d);
        }
      }
    }
  }

  @Test
  void nobody_is_let_in_or_turned_away_while_the_forge_cannot_tell() {
    for (var r : Sample.everyState()) {
      for (var spec : CommandRegistry.specs()) {
        if (spec.audience().contains(Audience.ANYONE)) continue;
        var scene =
            CommandScenario.of(r)
                .triage(TriageMode.EVERYWHERE)
                .by(CommandScenario.LOU, CommandScenario.DOWN);
        boolean forRequesterOnly = spec.audience().equals(List.of(Audience.REQUESTER));
        for (var d : scene.says(spec.example())) {
          if (forRequesterOnly)
            assertTrue(d instanceof CommandResult.Refuses, spec.name() + ": " + d);
          else assertTrue(d instanceof CommandResult.TryLater, spec.name() + ": " + d);
        }
      }
    }
  }

  @Test
  void the_requester_goes_on_while_the_forge_cannot_tell() {
    var deeds = CommandScenario.of(Sample.active()).by(RIO, CommandScenario.DOWN).says("release");
    assertTrue(deeds.getFirst() instanceof CommandResult.RequestEvent, deeds.toString());
  }

  @Test
  void bots_are_never_answered() {
    for (var r : Sample.everyState()) {
      for (var spec : CommandRegistry.specs()) {
        var deeds = CommandScenario.of(r).by(CommandScenario.BOT, Role.ADMIN).says(spec.example());
        assertEquals(List.of(new CommandResult.Ignores(CommandResult.IgnoreReason.BOT)), deeds);
      }
    }
  }

  @Test
  void an_edited_comment_and_our_own_account_never_run_anything() {
    for (var r : Sample.everyState()) {
      for (var spec : CommandRegistry.specs()) {
        var mara = CommandScenario.of(r).by(MARA, Role.ADMIN);
        assertRefused(ReplyTemplate.EDITED, mara.from(CommandOrigin.EDITED).says(spec.example()));
        assertRefused(ReplyTemplate.OWN_ACCOUNT, mara.asOurselves().says(spec.example()));
      }
    }
  }

  @Test
  void help_lists_only_what_is_not_refused_then() {
    for (var r : Sample.everyState()) {
      for (var who : List.of("requester", "contact", "approver", "triager on", "stranger")) {
        var scene = PEOPLE.get(who).apply(CommandScenario.of(r));
        for (var spec : CommandRegistry.usable(scene.context())) {
          var letter = letter(r, scene, fitting(spec, r));
          assertTrue("HAWRsE".contains(letter), who + " " + spec.name() + " " + r.state() + letter);
        }
      }
    }
  }

  private static void assertRefused(ReplyTemplate sentence, List<CommandResult> deeds) {
    assertTrue(
        deeds.size() == 1
            && deeds.getFirst() instanceof CommandResult.Refuses(var s, var _)
            && s == sentence,
        deeds.toString());
  }

  /** The example, about something that is there. */
  private static String fitting(CommandSpec spec, Request r) {
    return switch (spec.name()) {
      case "release", "remove" -> spec.name();
      case "end" -> "end 2026-12-24";
      case "approve" -> "approve";
      case "pool" -> "pool " + CommandScenario.SHIPPED.pools().getFirst().name();
      default -> spec.example();
    };
  }

  private static String letter(Request r, CommandScenario scene, String line) {
    var letters = new TreeSet<String>();
    for (var d : scene.says(line)) letters.add(letter(r, d));
    return String.join("", letters);
  }

  private static String letter(Request r, CommandResult result) {
    return switch (result) {
      case CommandResult.RequestEvent(var event) ->
          switch (Lifecycle.decide(r, event)) {
            case Decision.Changed _ -> "H";
            case Decision.Same _ -> "s";
            case Decision.Refused _ -> "x";
          };
      case CommandResult.AnswersGiven _ -> "A";
      case CommandResult.IssueChanges _ -> "W";
      case CommandResult.Replies _ -> "R";
      case CommandResult.Refuses(var s, _) when s == ReplyTemplate.NO_RIGHT -> "N";
      case CommandResult.Refuses(var s, _) when s == ReplyTemplate.TRIAGE_OFF -> "T";
      case CommandResult.Refuses(var s, _) when s == Decision.StateRefusal.OWN_REQUEST -> "O";
      case CommandResult.Refuses _ -> "E";
      case CommandResult.TryLater _ -> "?";
      case CommandResult.UnknownCommand _ -> "u";
      case CommandResult.Ignores _ -> ".";
    };
  }

  private static String table() {
    var states = Sample.everyState();
    var out = new ArrayList<String>();
    out.add(
        "columns: " + states.stream().map(r -> r.state().word()).collect(Collectors.joining(", ")));
    for (var spec : CommandRegistry.specs()) {
      out.add("");
      out.add("/" + fitting(spec, states.getFirst()));
      PEOPLE.forEach(
          (name, who) ->
              out.add(
                  "  %-14s %s"
                      .formatted(
                          name,
                          states.stream()
                              .map(
                                  r ->
                                      letter(r, who.apply(CommandScenario.of(r)), fitting(spec, r)))
                              .collect(Collectors.joining(" ")))));
    }
    return String.join("\n", out) + "\n";
  }

  private static String expected() throws IOException {
    try (var in = EveryCommandTest.class.getResourceAsStream("/commands/table.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
