package dev.berth.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.Needs;
import dev.berth.sandbox.GitHubContract;
import dev.berth.sandbox.SandboxBuilder;
import dev.berth.sandbox.SeenRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Berth asks of GitHub in whole lives, and what it gets, is what GitHub itself describes. */
class GitHubContractEndToEndTest {
  @TempDir private Path data;

  private static final class Holder {
    static final GitHubContract CONTRACT =
        new GitHubContract(Needs.folder(GitHubContract.VARIABLE));
  }

  /** Skips, where the descriptions are not here, before anything is started. */
  private static GitHubContract contract() {
    Needs.folder(GitHubContract.VARIABLE);
    return Holder.CONTRACT;
  }

  @Test
  void a_machine_user_keeps_to_githubs_descriptions() throws Exception {
    var contract = contract();
    try (var berth = new EndToEnd(data, SandboxBuilder::keepAnswers)) {
      live(berth);
      proves(contract, berth);
    }
  }

  @Test
  void an_app_keeps_to_githubs_descriptions() throws Exception {
    var contract = contract();
    try (var berth = asApp()) {
      live(berth);
      berth.stop();
      berth.issues.comment("rio", berth.issue, "/status");
      berth.delivered();
      berth.start();
      berth.passes(Duration.ofHours(1));
      proves(contract, berth);
      assertTrue(asked(berth).contains("GET /app/hook/deliveries"), () -> "" + asked(berth));
      assertTrue(
          asked(berth).contains("POST /app/hook/deliveries/N/attempts"), () -> "" + asked(berth));
    }
  }

  @Test
  void an_app_asks_for_a_token_only_when_the_last_one_ends() throws Exception {
    try (var berth = asApp()) {
      berth.github.forgetRequests();
      berth.opens("rio", EndToEnd.form("2", "90 days")).labels("mara", "approved");
      berth.passes(Duration.ofMinutes(2)).shows("active");
      assertEquals(0, tokens(berth));
      berth.passes(Duration.ofMinutes(118));
      assertTrue(tokens(berth) >= 1 && tokens(berth) <= 3, () -> tokens(berth) + " in two hours");
    }
  }

  private static long tokens(EndToEnd berth) {
    return berth.github.requests().stream().filter(r -> r.path().contains("access_tokens")).count();
  }

  private static void proves(GitHubContract contract, EndToEnd berth) {
    assertEquals(List.of(), contract.problems(berth.github));
    assertEquals(List.of(), berth.github.unknownRequests());
    var all = berth.github.requests();
    assertTrue(all.size() > 60, () -> "only " + all.size() + " requests");
    assertTrue(berth.github.deliveries().size() > 30, "too few webhooks to prove anything");
    var kinds = asked(berth);
    assertTrue(kinds.size() > 15, () -> kinds.size() + " kinds of request: " + kinds);
    assertFalse(all.stream().allMatch(r -> r.answer().isEmpty()), "the answers were kept");
  }

  private static TreeSet<String> asked(EndToEnd berth) {
    var kinds = new TreeSet<String>();
    for (SeenRequest r : berth.github.requests())
      kinds.add(r.method() + " " + r.path().replaceFirst("[?].*", "").replaceAll("\\d+", "N"));
    return kinds;
  }

  private static void live(EndToEnd berth) throws InterruptedException {
    berth.opens("rio", EndToEnd.form("one or two", "_No response_")).shows("needs information");
    berth.says("rio", "/machines 2x c3.medium.x86").says("rio", "/term 90d");
    berth.says("rio", "/approve").says("rio", "/help").says("rio", "/frobnicate now");
    berth.labels("tess", "approved").says("tess", "/retitle Nightly scale tests of kelp");
    berth.says("mara", "/assign @kim").says("mara", "/unassign @kim").says("mara", "/hold");
    berth.says("mara", "/unhold").says("mara", "/lock").says("mara", "/unlock");
    berth.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active");
    berth.says("rio", "/extend 30d one more release").says("rio", "/add @kim").says("rio", "/who");
    berth.edits("rio", EndToEnd.form("3", "90 days"));
    berth.issues.editComment("mara", berth.ours().getFirst().id(), "mine now");
    berth.settle();
    berth.issues.push("mara", "README.md", "# New");
    berth.issues.pulls().open("sam", ".github/berth.yaml", "pools: [");
    berth.closes("rio").says("rio", "/reopen").passes(Duration.ofDays(1));
    berth.says("rio", "/release").passes(Duration.ofMinutes(5)).shows("released").hasMachines(0);
    berth.opens("rio", EndToEnd.form("2", "90 days").replace("Nightly", "Daily"));
    berth.says("mara", "/deny not this year").shows("denied");
  }

  private EndToEnd asApp() throws GeneralSecurityException, IOException, InterruptedException {
    var app = new AppIdentity(data);
    return new EndToEnd(data, usual -> app.in(usual.keepAnswers()), Optional.of(app.self()));
  }
}
