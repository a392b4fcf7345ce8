package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.berth.sandbox.SandboxBuilder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a private repository lends is nobody's business until its program says so. */
class PrivateRepositoryTest {
  @TempDir Path data;

  /** The second word about a repository counts. */
  private static SandboxBuilder hidden(SandboxBuilder github) {
    return github.repository(EndToEnd.REPOSITORY, "", true);
  }

  private long published(EndToEnd berth) {
    return berth.parts.services().store().reads().ledger(0, 10).size();
  }

  @Test
  void a_private_repository_is_not_in_the_ledger() throws Exception {
    try (var berth = new EndToEnd(data, PrivateRepositoryTest::hidden)) {
      berth.opens("mara", EndToEnd.form("2", "90 days"));
      assertEquals(0, published(berth));
    }
  }

  @Test
  void until_its_program_publishes_it() throws Exception {
    try (var berth =
        new EndToEnd(
            data,
            github ->
                hidden(github).file(EndToEnd.REPOSITORY, ".github/berth.yaml", "ledger: true\n"))) {
      berth.opens("mara", EndToEnd.form("2", "90 days"));
      assertEquals(1, published(berth));
    }
  }

  @Test
  void a_public_one_is() throws Exception {
    try (var berth = new EndToEnd(data)) {
      berth.opens("rio", EndToEnd.form("2", "90 days")).shows("needs approval");
      assertEquals(1, published(berth));
    }
  }
}
