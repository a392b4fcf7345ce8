package dev.berth.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.forge.Comment;
import dev.berth.forge.IssueRef;
import dev.berth.forge.Person;
import dev.berth.forge.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MarkerKeyTest {
  private static final Instant SINCE = Instant.parse("2026-11-30T10:00:00Z");
  private static final MarkerKey OURS = new MarkerKey("0123456789abcdef", SINCE);
  private static final Person BERTH = new Person(7, "berth-bot", true);
  private static final IssueRef ISSUE = new IssueRef(new Repository(1, "acme/cluster"), 41);
  private static final String TEXT = "Ready.\n" + CommentMarker.of("ready:2026-11-30T10:00:00Z");

  private static Comment comment(Person by, String text, Instant at) {
    return new Comment(3, by, text, at, at);
  }

  private static Optional<String> proven(Person by, IssueRef in, String text) {
    return OURS.proven(comment(by, text, SINCE.plusSeconds(9)), in);
  }

  @Test
  void a_signed_marker_is_found_again_by_its_key_and_proves_who_wrote_it() {
    var signed = OURS.signed(TEXT, ISSUE, BERTH);
    assertEquals(Optional.of("ready:2026-11-30T10:00:00Z"), CommentMarker.find(signed + "\r\n"));
    assertEquals(Optional.of("ready:2026-11-30T10:00:00Z"), proven(BERTH, ISSUE, signed));
    assertTrue(signed.startsWith("Ready.\n<!-- berth ready:2026-11-30T10:00:00Z ~"), signed);
  }

  @Test
  void incident_standing_aside_a_copy_elsewhere_or_by_somebody_else_proves_nothing() {
    var signed = OURS.signed(TEXT, ISSUE, BERTH);
    var other = new IssueRef(ISSUE.repository(), 42);
    assertEquals(Optional.empty(), proven(new Person(8, "echo", true), ISSUE, signed));
    assertEquals(Optional.empty(), proven(BERTH, other, signed));
    assertEquals(
        Optional.empty(), proven(BERTH, new IssueRef(new Repository(2, "a/b"), 41), signed));
    assertEquals(Optional.empty(), proven(BERTH, ISSUE, signed.replace("ready:", "status:")));
    assertEquals(Optional.empty(), proven(BERTH, ISSUE, TEXT));
    var theirs = new MarkerKey("fedcba9876543210", SINCE).signed(TEXT, ISSUE, BERTH);
    assertNotEquals(signed, theirs);
    assertEquals(Optional.empty(), proven(BERTH, ISSUE, theirs));
  }

  @Test
  void an_unsigned_marker_is_ours_only_from_before_markers_were_signed() {
    var before = comment(BERTH, TEXT, SINCE.minus(Duration.ofDays(1)));
    assertTrue(OURS.own(before, ISSUE).isPresent());
    assertEquals(Optional.empty(), OURS.proven(before, ISSUE));
    assertEquals(Optional.empty(), OURS.own(comment(BERTH, TEXT, SINCE.plusSeconds(1)), ISSUE));
  }
}
