package dev.berth.provision.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Eventually;
import dev.berth.config.Secret;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private final Redaction redaction = new Redaction(List.of(new Secret("s3cr3t-value")));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No free machine of plan c3.medium.x86 in pool lab.",
        "Quota exceeded for cores: requested 8, but already used 20 of 20 cores.",
        "The image debian-12 is not there (404).",
        "The machine did not install; 3 of 3 tries failed at 14:04 UTC.",
      })
  void ordinary_reasons_stay_as_they_are(String words) {
    assertEquals(words, redaction.clean(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the key s3cr3t-value was refused",
        "Authorization: Bearer KEEPOUT-abcdefghijkl",
        "auth token KEEPOUTabcdefgh expired",
        "password=KEEPOUT and more",
        "{\"api_key\": \"KEEPOUT\"}",
        "OS_PASSWORD: KEEPOUT",
        "ghs_KEEPOUT1234567890",
        "github_pat_KEEPOUT1234567890",
        "AKIAKEEPOUT12345678",
        "eyJKEEPOUTabcdefgh.eyJabcdefgh.c2lnbmF0dXJl",
        "connect to https://KEEPOUT.example:5000/v3 timed out",
        "user KEEPOUT@example.org is not there",
        "no route to 10.20.30.40",
        "no route to 2001:db8:0:0:1::5",
        "cannot read /etc/KEEPOUT/clouds.yaml",
        "KEEPOUTabcdefghijklmnopqrstuvwxyz0123456789ABCD",
        "-----BEGIN OPENSSH PRIVATE KEY-----\nKEEPOUT\n-----END OPENSSH PRIVATE KEY-----",
        "-----BEGIN RSA PRIVATE KEY-----\nKEEPOUT cut off",
      })
  void what_must_not_be_seen_is_taken_out(String words) {
    String clean = redaction.clean(words);
    assertTrue(clean.contains("[hidden]"), clean);
    for (String hidden : List.of("KEEPOUT", "s3cr3t-value", "10.20.30.40", "2001:db8")) {
      assertFalse(clean.contains(hidden), clean);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@",
        "a.a.a.a.a.a.",
        "/a/a/a",
        "1:1:1:1:1:1:1:1:",
        "password",
        "-----BEGIN A-----",
        "\u202e\u0000 \n",
        "eyJ",
        "😀"
      })
  void long_hostile_text_is_cut_and_cheap(String part) {
    String words = part.repeat(100_000);
    String clean = assertTimeoutPreemptively(Eventually.AT_MOST, () -> redaction.clean(words));
    assertTrue(clean.length() <= Redaction.CHARACTERS_MAX + 4, clean.length() + " characters");
  }
}
