package dev.berth.request.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.forge.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which keys open machines, which wait for an approver, and which are gone. */
class KeyPinningTest {
  private static final Person RIO = Person.human(101, "rio");
  private static final Person KIM = Person.human(102, "kim");
  private static final Instant FIRST = Instant.parse("2026-11-20T09:14:00Z");
  private static final Instant LATER = FIRST.plusSeconds(600);

  private static PinnedKey key(Person who, int n) {
    return new PinnedKey(who, n, "ssh-ed25519 AAA%05d".formatted(n));
  }

  private static KeyPinning look(List<PinnedKey> approved, PinnedKey... found) {
    return KeyPinning.of(Optional.of(approved), List.of(found));
  }

  private static OfferedKeys offered(KeyPinning look, Optional<OfferedKeys> told, Instant at) {
    return OfferedKeys.of(look, told, at).orElseThrow();
  }

  @Test
  void a_key_beside_approved_ones_opens_nothing_and_waits() {
    var look = look(List.of(key(RIO, 1), key(RIO, 2)), key(RIO, 1), key(RIO, 3));
    assertEquals(List.of(key(RIO, 1)), look.open());
    assertEquals(List.of(key(RIO, 3)), look.unapproved());
    assertEquals(List.of(key(RIO, 2)), look.gone());
    assertEquals(Set.of(), look.changed());
  }

  @Test
  void who_had_no_key_brings_the_first_ones() {
    var look = look(List.of(key(RIO, 1)), key(RIO, 1), key(KIM, 2), key(KIM, 3));
    assertEquals(List.of(key(RIO, 1), key(KIM, 2), key(KIM, 3)), look.open());
    assertEquals(List.of(), look.unapproved());
  }

  @Test
  void somebody_with_none_of_theirs_left_has_changed() {
    var look = look(List.of(key(RIO, 1)), key(RIO, 2));
    assertEquals(Set.of(RIO), look.changed());
    assertEquals(List.of(), look.open());
  }

  @Test
  void a_key_that_was_put_back_under_another_number_is_the_same_key() {
    var again = new PinnedKey(RIO, 77, key(RIO, 1).text());
    assertEquals(List.of(again), look(List.of(key(RIO, 1)), again).open());
  }

  @Test
  void only_those_who_have_new_keys_are_told_of_with_what_they_lost() {
    var all = List.of(key(RIO, 1), key(KIM, 2));
    var offer = offered(look(all, key(RIO, 3)), Optional.empty(), FIRST);
    assertEquals(List.of(key(RIO, 3)), offer.keys());
    assertEquals(List.of(key(RIO, 1)), offer.gone());
  }

  @Test
  void what_was_told_is_told_again_only_when_a_key_came() {
    var all = List.of(key(RIO, 1));
    var both = offered(look(all, key(RIO, 1), key(RIO, 3), key(RIO, 4)), Optional.empty(), FIRST);
    var fewer = offered(look(all, key(RIO, 1), key(RIO, 3)), Optional.of(both), LATER);
    assertEquals(FIRST, fewer.since());
    assertEquals(List.of(key(RIO, 3)), fewer.keys());
    var back = offered(look(all, key(RIO, 3), key(RIO, 4)), Optional.of(fewer), LATER);
    assertEquals(LATER, back.since(), "it was gone meanwhile");
  }

  @Test
  void what_cannot_be_shown_is_not_offered() {
    var strange = new PinnedKey(RIO, 9, "nokey");
    assertEquals(
        Optional.empty(), OfferedKeys.of(look(List.of(key(RIO, 1)), strange), none(), FIRST));
    var many = new ArrayList<PinnedKey>();
    for (int i = 0; i < 3 * OfferedKeys.KEYS_MAX; i++) many.add(key(RIO, 100 + i));
    var look = KeyPinning.of(Optional.of(List.of(key(RIO, 1))), many);
    assertEquals(OfferedKeys.KEYS_MAX, offered(look, none(), FIRST).keys().size());
  }

  @Test
  void a_yes_lets_in_what_was_shown_and_forgets_what_was_gone() {
    var before = AccessRecord.NONE.approving(Optional.of(List.of(key(RIO, 1), key(KIM, 2))));
    var look = KeyPinning.of(before.approvedKeys(), List.of(key(RIO, 3), key(KIM, 2)));
    var shown = before.looked(look, none(), FIRST);
    var after = shown.lettingIn(shown.offered().orElseThrow());
    assertEquals(Optional.of(List.of(key(KIM, 2), key(RIO, 3))), after.approvedKeys());
    assertEquals(none(), after.offered());
  }

  @Test
  void keys_of_who_is_removed_wait_no_more() {
    var before = AccessRecord.NONE.approving(Optional.of(List.of(key(RIO, 1), key(KIM, 2))));
    var look = KeyPinning.of(before.approvedKeys(), List.of(key(RIO, 3), key(KIM, 4)));
    var shown = before.looked(look, none(), FIRST);
    var left = shown.forgettingKeys(RIO).offered().orElseThrow();
    assertEquals(List.of(key(KIM, 4)), left.keys());
    assertEquals(List.of(key(KIM, 2)), left.gone());
    assertEquals(none(), shown.forgettingKeys(RIO).forgettingKeys(KIM).offered());
  }

  private static Optional<OfferedKeys> none() {
    return Optional.empty();
  }
}
