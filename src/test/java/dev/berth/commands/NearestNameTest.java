package dev.berth.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.commands.grammar.NearestName;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
  @ParameterizedTest
  @CsvSource({
    "aprove, approve",
    "approove, approve",
    "appove, approve",
    "approval, approve",
    "extends, extend",
    "extned, extend",
    "re-open, reopen",
    "terms, term",
    "relase, release",
    "widthdraw, withdraw",
    "provisoned, provisioned",
    "mashines, machines",
    "halp, help",
    "statsu, status",
    "wyh, why",
    "denny, deny"
  })
  void a_slip_is_forgiven(String word, String meant) {
    assertEquals(Optional.of(meant), NearestName.of(word, CommandRegistry.NAMES));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lgtm",
        "cc",
        "ok-to-test",
        "test",
        "retest",
        "rebase",
        "merge",
        "kind",
        "area",
        "priority",
        "sig",
        "triage",
        "meow",
        "woof",
        "joke",
        "honk",
        "shrug",
        "skip",
        "build",
        "deploy",
        "ok",
        "cherry-pick",
        "cherrypick",
        "lifecycle",
        "remove-lifecycle",
        "check-cla",
        "woof",
        "plan",
        "apply",
        "duplicate",
        "transfer",
        "ad",
        "x",
        "backport",
        "format",
        "rerun",
        "etc",
        "home",
        "and",
        "integrate",
        "sponsor",
        "review",
        "csr",
        "issue",
        "tag"
      })
  void words_of_other_bots_are_left_alone(String word) {
    assertEquals(Optional.empty(), NearestName.of(word, CommandRegistry.NAMES));
  }

  @Test
  void our_own_words_are_near_themselves() {
    for (var name : CommandRegistry.NAMES)
      assertEquals(Optional.of(name), NearestName.of(name, CommandRegistry.NAMES));
  }
}
