package dev.berth.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A status comment tells its version by its last line, whatever people wrote into it. */
class VersionLineTest {
  private static final String MARKER = "\n" + CommentMarker.of(CommentMarker.STATUS);

  @Test
  void the_last_line_tells() {
    var text =
        "**Needs approval.** `kim` asks.\n\n"
            + "Version `1a4aa97c04be` \u00b7 What you can do: `/help`.";
    assertEquals(Optional.of("1a4aa97c04be"), VersionLine.find(text + MARKER));
    assertEquals(Optional.of("1a4aa97c04be"), VersionLine.find(text + MARKER + "\n\n"));
  }

  @Test
  void nothing_further_up_tells_anything() {
    var said = "Project `1a4aa97c04be`\nVersion `1a4aa97c04be`\n<!-- berth status -->\n\n";
    assertEquals(Optional.empty(), VersionLine.find(said + "What you can do: `/help`." + MARKER));
    assertEquals(
        Optional.of("2b5bb08c04be"),
        VersionLine.find(said + "Version `2b5bb08c04be`, in words" + MARKER));
  }

  @Test
  void what_is_not_ours_shows_no_version() {
    assertEquals(Optional.empty(), VersionLine.find("Version `1a4aa97c04be`"));
    assertEquals(Optional.empty(), VersionLine.find(""));
    assertEquals(Optional.empty(), VersionLine.find(CommentMarker.of(CommentMarker.STATUS)));
    assertEquals(Optional.empty(), VersionLine.find("Version `1a4aa97c04be2f`" + MARKER));
  }
}
