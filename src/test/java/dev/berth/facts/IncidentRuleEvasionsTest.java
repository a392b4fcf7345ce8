package dev.berth.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.commands.grammar.HandleList;
import dev.berth.language.PrivateText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that a spelling, a login or one address more got past. */
class IncidentRuleEvasionsTest {
  @ParameterizedTest
  @CsvSource({
    "https://github.com/kelpworks/kelp, https://github.com/KelpWorks/Kelp, true",
    "https://github.com/kelpworks/kelp, https://github.com/kelpworks/kelp.GIT, true",
    "https://gitlab.com/kelp/kelp, https://gitlab.com/Kelp/kelp/, true",
    "https://github.com/kelpworks/kelp, https://github.com/kelpworks/kelp2, false",
  })
  void a_project_is_the_same_whatever_the_letter_case(String one, String other, boolean same) {
    assertEquals(same, ProjectFact.isSameCode(List.of(one), List.of(other)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CODEOWNERS; docs/* @rio; docs",
        "CODEOWNERS; /docs/ @acme/docs; docs",
        "CODEOWNERS; # ask @docs; docs",
        "CODEOWNERS; *.go rio@docs.org; docs",
        "OWNERS; labels: [docs]; docs",
        "MAINTAINERS.md; See the docs for more.; docs",
        "MAINTAINERS.md; See [the list](https://github.com/docs/people).; docs",
        "MAINTAINERS.md; Rio Reef <rio@kelp.example>; kelp",
      })
  void a_path_a_team_and_a_word_are_nobody(String file, String text, String login) {
    assertFalse(MaintainerList.names(file, text, login));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "CODEOWNERS; docs/* @Rio @kim",
        "OWNERS; approvers: [rio, kim]",
        "OWNERS; '- rio  # since 2021'",
        "MAINTAINERS.md; '| Rio Reef | rio | Kelpworks |'",
        "MAINTAINERS.md; '* [Rio](https://github.com/rio)'",
        "MAINTAINERS.md; 'Rio Reef (@rio), who leads'",
        "MAINTAINERS; rio",
      })
  void a_list_names_its_people(String file, String text) {
    assertTrue(MaintainerList.names(file, text, "rio"));
  }

  @Test
  void who_has_left_is_no_maintainer() {
    assertFalse(MaintainerList.names("MAINTAINERS.md", "# Emeritus\n- @rio\n", "rio"));
    assertTrue(MaintainerList.names("MAINTAINERS.md", "# Emeritus\n- x\n## Now\n- @rio", "rio"));
    assertFalse(MaintainerList.names("OWNERS", "labels:\n- docs\n", "docs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ask jane.doe@example.org",
        "ask jane.doe (at) example.org",
        "call +49 170 1234567",
        "use ghp_0123456789abcdefghijABCDEFGHIJ456789",
        "use github_pat_11ABCDEFG0123456789_abcdefghij",
        "AKIAIOSFODNN7EXAMPLE",
        "password: hunter2222",
        "Authorization: Bearer abcdef123456",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3.c2lnbmF0dXJl",
        "-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXktdjEA",
      })
  void private_words_are_not_kept(String text) {
    assertTrue(PrivateText.redact(text).contains(PrivateText.GONE), PrivateText.redact(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the tests fit virtual machines",
        "ask @kim first",
        "no secret tokens needed here"
      })
  void other_words_are(String text) {
    assertEquals(text, PrivateText.redact(text));
  }

  @Test
  void managed_accounts_can_be_named() {
    assertEquals(Optional.of(List.of("kim_acme", "rio")), HandleList.of("@kim_acme, rio"));
  }
}
