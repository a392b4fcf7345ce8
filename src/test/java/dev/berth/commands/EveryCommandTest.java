package dev.berth.commands;

import static dev.berth.request.Sample.KIM;
import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.RIO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Role;
import dev.berth.program.Triage;
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
  private static final Map<String, UnaryOperator<Scene>> PEOPLE = people();

  private static Map<String, UnaryOperator<Scene>> people() {
    var all = new LinkedHashMap<String, UnaryOperator<Scene>>();
    all.put("stranger", s -> s.by(Scene.LOU, Role.READ));
    all.put("requester", s -> s.by(RIO, Role.READ));
    all.put("contact", s -> s.by(KIM, Role.READ));
    all.put("approver", s -> s.by(MARA, Role.MAINTAIN));
    all.put("both", s -> s.by(RIO, Role.ADMIN));
    all.put("writer", s -> s.by(Scene.LOU, Role.WRITE));
    all.put("triager on", s -> s.triage(Triage.REQUESTS).by(Scene.LOU, Role.TRIAGE));
    all.put("anybody, down", s -> s.triage(Triage.REQUESTS).by(Scene.LOU, Scene.DOWN));
    all.put("bot", s -> s.by(Scene.BOT, Role.ADMIN));
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
      for (var sheet : Commands.sheets()) {
        for (var d : Scene.of(r).by(Scene.LOU, Role.WRITE).says(sheet.example())) {
          assertTrue(
              d instanceof Deed.Replies || d instanceof Deed.Refuses,
              sheet.name() + " in " + r.state().word() + ": " + d);
        }
      }
    }
  }

  @Test
  void nobody_is_let_in_or_turned_away_while_the_forge_cannot_tell() {
    for (var r : Sample.everyState()) {
      for (var sheet : Commands.sheets()) {
        if (sheet.who().contains(Who.ANYONE)) continue;
        var scene = Scene.of(r).triage(Triage.EVERYWHERE).by(Scene.LOU, Scene.DOWN);
        boolean forRequesterOnly = sheet.who().equals(List.of(Who.REQUESTER));
        for (var d : scene.says(sheet.example())) {
          if (forRequesterOnly) assertTrue(d instanceof Deed.Refuses, sheet.name() + ": " + d);
          else assertTrue(d instanceof Deed.Waits, sheet.name() + ": " + d);
        }
      }
    }
  }

  @Test
  void the_requester_goes_on_while_the_forge_cannot_tell() {
    var deeds = Scene.of(Sample.active()).by(RIO, Scene.DOWN).says("release");
    assertTrue(deeds.getFirst() instanceof Deed.Happens, deeds.toString());
  }

  @Test
  void bots_are_never_answered() {
    for (var r : Sample.everyState()) {
      for (var sheet : Commands.sheets()) {
        var deeds = Scene.of(r).by(Scene.BOT, Role.ADMIN).says(sheet.example());
        assertEquals(List.of(new Deed.Ignores(Deed.Silence.BOT)), deeds);
      }
    }
  }

  @Test
  void an_edited_comment_and_our_own_account_never_run_anything() {
    for (var r : Sample.everyState()) {
      for (var sheet : Commands.sheets()) {
        var mara = Scene.of(r).by(MARA, Role.ADMIN);
        assertRefused(Sentence.EDITED, mara.from(Origin.EDITED).says(sheet.example()));
        assertRefused(Sentence.OWN_ACCOUNT, mara.asOurselves().says(sheet.example()));
      }
    }
  }

  @Test
  void help_lists_only_what_is_not_refused_then() {
    for (var r : Sample.everyState()) {
      for (var who : List.of("requester", "contact", "approver", "triager on", "stranger")) {
        var scene = PEOPLE.get(who).apply(Scene.of(r));
        for (var sheet : Commands.usable(scene.context())) {
          var letter = letter(r, scene, fitting(sheet, r));
          assertTrue(
              "HAWRsE".contains(letter), who + " " + sheet.name() + " " + r.state() + letter);
        }
      }
    }
  }

  private static void assertRefused(Sentence sentence, List<Deed> deeds) {
    assertTrue(
        deeds.size() == 1
            && deeds.getFirst() instanceof Deed.Refuses(var s, var _)
            && s == sentence,
        deeds.toString());
  }

  /** The example, about something that is there. */
  private static String fitting(Sheet sheet, Request r) {
    return switch (sheet.name()) {
      case "release", "remove" -> sheet.name();
      case "end" -> "end 2026-12-24";
      case "approve" -> "approve";
      case "pool" -> "pool " + Scene.SHIPPED.pools().getFirst().name();
      default -> sheet.example();
    };
  }

  private static String letter(Request r, Scene scene, String line) {
    var letters = new TreeSet<String>();
    for (var d : scene.says(line)) letters.add(letter(r, d));
    return String.join("", letters);
  }

  private static String letter(Request r, Deed deed) {
    return switch (deed) {
      case Deed.Happens(var event) ->
          switch (Lifecycle.decide(r, event)) {
            case Decision.Changed _ -> "H";
            case Decision.Same _ -> "s";
            case Decision.Refused _ -> "x";
          };
      case Deed.Answers _ -> "A";
      case Deed.Writes _ -> "W";
      case Deed.Replies _ -> "R";
      case Deed.Refuses(var s, _) when s == Sentence.NO_RIGHT -> "N";
      case Deed.Refuses(var s, _) when s == Sentence.TRIAGE_OFF -> "T";
      case Deed.Refuses(var s, _) when s == Decision.Reason.OWN_REQUEST -> "O";
      case Deed.Refuses _ -> "E";
      case Deed.Waits _ -> "?";
      case Deed.Unknown _ -> "u";
      case Deed.Ignores _ -> ".";
    };
  }

  private static String table() {
    var states = Sample.everyState();
    var out = new ArrayList<String>();
    out.add(
        "columns: " + states.stream().map(r -> r.state().word()).collect(Collectors.joining(", ")));
    for (var sheet : Commands.sheets()) {
      out.add("");
      out.add("/" + fitting(sheet, states.getFirst()));
      PEOPLE.forEach(
          (name, who) ->
              out.add(
                  "  %-14s %s"
                      .formatted(
                          name,
                          states.stream()
                              .map(r -> letter(r, who.apply(Scene.of(r)), fitting(sheet, r)))
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
