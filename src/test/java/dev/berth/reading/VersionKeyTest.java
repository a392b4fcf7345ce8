package dev.berth.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class VersionKeyTest {
  private static final Digest DIGEST = digest(1);

  private static Digest digest(int n) {
    return new Digest("%064x".formatted(n));
  }

  @Test
  void a_name_tells_nothing_of_the_digest_and_differs_from_request_to_request() {
    var one = new VersionKey("one");
    assertFalse(DIGEST.hex().startsWith(one.name(DIGEST)));
    assertEquals(VersionKey.SIGNS, one.name(DIGEST).length());
    assertEquals(one.name(DIGEST), new VersionKey("one").name(DIGEST));
    assertNotEquals(one.name(DIGEST), new VersionKey("another").name(DIGEST));
  }

  @Test
  void whoever_could_try_a_hundred_thousand_edits_finds_no_two_of_one_name() {
    var key = new VersionKey("one");
    var names = new HashSet<String>();
    for (int n = 0; n < 100_000; n++) assertTrue(names.add(key.name(digest(n))), "edit " + n);
  }

  @Test
  void a_part_of_a_name_means_nothing_and_capitals_do_not_matter() {
    var key = new VersionKey("one");
    var name = key.name(DIGEST);
    assertTrue(key.isMeantBy(name, DIGEST));
    assertTrue(key.isMeantBy(name.toUpperCase(java.util.Locale.ROOT), DIGEST));
    assertFalse(key.isMeantBy(name.substring(0, VersionKey.SIGNS - 1), DIGEST));
    assertFalse(key.isMeantBy(name, digest(2)));
    assertFalse(key.isMeantBy(DIGEST.hex(), DIGEST), "the hash itself, which anybody can compute");
  }

  @Test
  void it_is_never_printed() {
    assertFalse(new VersionKey("one").toString().contains("one"));
    assertThrows(IllegalArgumentException.class, () -> new VersionKey("").name(DIGEST));
  }
}
