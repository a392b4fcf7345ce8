package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.config.Environment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Issues that are older than the first start are taken when an operator says so. */
class AdoptTest {
  @TempDir Path data;

  private record Said(int status, String out) {}

  private Said adopt(Life life, String... words) {
    var values = Map.of("BERTH_REPOSITORIES", Life.REPOSITORY);
    var env = Environment.read(name -> Optional.ofNullable(values.get(name)));
    var all = new ArrayList<>(List.of("adopt"));
    all.addAll(List.of(words));
    all.add("--database=jdbc:sqlite:" + data.resolve("berth.db"));
    var out = new StringWriter();
    // On the clock of the server beside it: what it is told must be due at once.
    var berth = BerthCommand.line(life.clock).setOut(new PrintWriter(out));
    berth.parseArgs(all.toArray(String[]::new));
    AdoptCommand command = berth.getSubcommands().get("adopt").getCommand();
    return new Said(command.run(env, life.parts.desk().forge()), out.toString());
  }

  private Life withAnOldIssue() throws InterruptedException {
    var life = new Life(data);
    life.stop();
    assertTrue(data.resolve("berth.db").toFile().delete());
    return life;
  }

  @Test
  void an_older_request_is_taken_and_its_old_comments_are_no_commands() throws Exception {
    try (var life = withAnOldIssue()) {
      life.issue = life.issues.open("rio", "Nightly scale tests", Life.form("2", "90 days"));
      life.issues.comment("mara", life.issue, "/approve");
      var talk = life.issues.open("sam", "A question", "When does the lab open?");
      life.sleeps(Duration.ofDays(3));
      life.start();
      life.passes(Duration.ofHours(1));
      assertEquals(List.of(), life.ours());

      var look = adopt(life, "" + life.issue);
      assertEquals(0, look.status());
      assertTrue(look.out().contains("acme/cluster#" + life.issue + ": can be taken"), look.out());
      assertTrue(look.out().contains("--go takes them"), look.out());
      life.passes(Duration.ofDays(1));
      assertEquals(List.of(), life.ours());

      assertEquals(0, adopt(life, "--go", "acme/cluster#" + life.issue).status());
      life.passes(Duration.ofDays(1)).shows("needs approval");
      var again = adopt(life, "--go", "" + life.issue);
      assertEquals(1, again.status());
      assertTrue(again.out().contains("is a request already"), again.out());

      var no = adopt(life, "--go", "" + talk, "999", "other/repo#1", "twelve");
      assertEquals(1, no.status());
      assertTrue(no.out().contains(talk + ": fits no form: give it the label"), no.out());
      assertTrue(no.out().contains("999: cannot be found"), no.out());
      assertTrue(no.out().contains("other/repo#1: is in no repository"), no.out());
      assertTrue(no.out().contains("twelve: is no issue"), no.out());
    }
  }
}
