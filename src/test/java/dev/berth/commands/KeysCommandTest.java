package dev.berth.commands;

import static dev.berth.commands.CommandRegistryTest.refused;
import static dev.berth.request.Sample.KIM;
import static dev.berth.request.Sample.MARA;
import static dev.berth.request.Sample.NOW;
import static dev.berth.request.Sample.RIO;
import static dev.berth.request.Sample.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.berth.commands.model.CommandResult;
import dev.berth.commands.model.ReplyTemplate;
import dev.berth.forge.Role;
import dev.berth.request.Event;
import dev.berth.request.Request;
import dev.berth.request.Sample;
import dev.berth.request.access.PinnedKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is shown which SSH keys, and whose word lets new ones in. */
class KeysCommandTest {
  private static final PinnedKey OLD = new PinnedKey(RIO, 1, "ssh-ed25519 AAAA");
  private static final PinnedKey NEW = new PinnedKey(RIO, 2, "ssh-ed25519 BBBB");

  private final CommandScenario waiting = CommandScenario.of(waiting(NEW, OLD));
  private final CommandScenario asMara = waiting.by(MARA, Role.MAINTAIN);

  private static Request waiting(PinnedKey... found) {
    var r = after(Sample.active(), new Event.PersonAdded(NOW, RIO, KIM));
    return after(r, new Event.KeysFound(NOW, List.of(found)));
  }

  private static Map<String, String> told(CommandScenario s) {
    return s.says("keys").getFirst() instanceof CommandResult.Replies(var as, var values)
            && as == ReplyTemplate.KEYS
        ? values
        : Map.of();
  }

  private static String print(PinnedKey k) {
    return k.fingerprint().orElseThrow();
  }

  @Test
  void an_approver_lets_in_exactly_what_was_shown() {
    var yes = new Event.KeysApproved(CommandScenario.LATER, MARA, List.of(NEW));
    assertEquals(List.of(new CommandResult.RequestEvent(yes)), asMara.says("keys"));
  }

  @Test
  void who_wrote_before_the_notice_is_shown_the_keys_instead() {
    var values = told(asMara.showing(Optional.empty()));
    assertEquals("yes", values.get("unseen"));
    assertEquals(
        "rio | " + print(OLD) + " | " + print(NEW) + " | \nkim |  |  | ", values.get("keys"));
  }

  @Test
  void people_of_the_request_let_nothing_in_whatever_their_right() {
    for (var s :
        List.of(
            waiting,
            waiting.by(KIM, Role.READ),
            waiting.by(RIO, Role.ADMIN),
            waiting.by(RIO, CommandScenario.DOWN))) {
      assertEquals("yes", told(s).get("waiting"));
      assertEquals("", told(s).get("unseen"));
    }
  }

  @Test
  void with_nothing_to_decide_an_approver_is_shown_who_gets_in() {
    var values = told(CommandScenario.of(waiting(OLD)).by(MARA, Role.MAINTAIN));
    assertEquals("", values.get("waiting"));
    assertEquals("yes", values.get("lent"));
    assertEquals("rio | " + print(OLD) + " |  | \nkim |  |  | ", values.get("keys"));
  }

  @Test
  void before_the_order_they_are_what_a_yes_lets_in() {
    var shown = after(Sample.judged(), new Event.KeysShown(NOW, List.of(OLD)));
    assertEquals("", told(CommandScenario.of(shown)).get("lent"));
    assertEquals("rio | " + print(OLD) + " |  | ", told(CommandScenario.of(shown)).get("keys"));
    assertEquals("", told(CommandScenario.of(Sample.judged())).get("keys"));
  }

  @Test
  void no_address_of_a_machine_is_told() {
    assertFalse(waiting.says("keys").toString().contains("192.0.2."));
  }

  @Test
  void words_behind_it_are_no_yes() {
    refused(ReplyTemplate.ARGUMENT_WRONG, asMara.says("keys are not his, I think"));
    refused(ReplyTemplate.NO_RIGHT, waiting.by(CommandScenario.LOU, Role.WRITE).says("keys"));
  }
}
