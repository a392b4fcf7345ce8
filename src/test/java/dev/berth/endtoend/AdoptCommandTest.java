package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.cli.AdoptCommand;
import dev.berth.cli.BerthCommand;
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
class AdoptCommandTest {
  @TempDir Path data;

  private record Said(int status, String out) {}

  private Said adopt(EndToEnd berth, String... words) {
    var values = Map.of("BERTH_REPOSITORIES", EndToEnd.REPOSITORY);
    var env = Environment.read(name -> Optional.ofNullable(values.get(name)));
    var all = new ArrayList<>(List.of("adopt"));
    all.addAll(List.of(words));
    all.add("--database=jdbc:sqlite:" + data.resolve("berth.db"));
    var out = new StringWriter();
    // On the clock of the server beside it: what it is told must be due at once.
    var line = BerthCommand.line(berth.clock).setOut(new PrintWriter(out));
    line.parseArgs(all.toArray(String[]::new));
    AdoptCommand command = line.getSubcommands().get("adopt").getCommand();
    return new Said(command.run(env, berth.parts.services().forge()), out.toString());
  }

  private EndToEnd withAnOldIssue() throws InterruptedException {
    var berth = new EndToEnd(data);
    berth.stop();
    assertTrue(data.resolve("berth.db").toFile().delete());
    return berth;
  }

  @Test
  void an_older_request_is_taken_and_its_old_comments_are_no_commands() throws Exception {
    try (var berth = withAnOldIssue()) {
      berth.issue = berth.issues.open("rio", "Nightly scale tests", EndToEnd.form("2", "90 days"));
      berth.issues.comment("mara", berth.issue, "/approve");
      var talk = berth.issues.open("sam", "A question", "When does the lab open?");
      berth.sleeps(Duration.ofDays(3));
      berth.start();
      berth.passes(Duration.ofHours(1));
      assertEquals(List.of(), berth.ours());

      var look = adopt(berth, "" + berth.issue);
      assertEquals(0, look.status());
      assertTrue(look.out().contains("acme/cluster#" + berth.issue + ": can be taken"), look.out());
      assertTrue(look.out().contains("--go takes them"), look.out());
      berth.passes(Duration.ofDays(1));
      assertEquals(List.of(), berth.ours());

      assertEquals(0, adopt(berth, "--go", "acme/cluster#" + berth.issue).status());
      berth.passes(Duration.ofDays(1)).shows("needs approval");
      var again = adopt(berth, "--go", "" + berth.issue);
      assertEquals(1, again.status());
      assertTrue(again.out().contains("is a request already"), again.out());

      var no = adopt(berth, "--go", "" + talk, "999", "other/repo#1", "twelve");
      assertEquals(1, no.status());
      assertTrue(no.out().contains(talk + ": fits no form: give it the label"), no.out());
      assertTrue(no.out().contains("999: cannot be found"), no.out());
      assertTrue(no.out().contains("other/repo#1: is in no repository"), no.out());
      assertTrue(no.out().contains("twelve: is no issue"), no.out());
    }
  }
}
