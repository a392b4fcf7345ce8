package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.GitHubContract;
import dev.berth.sandbox.SandboxBuilder;
import dev.berth.sandbox.SandboxRequest;
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
class ContractLifeTest {
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
    try (var life = new Life(data, SandboxBuilder::keepAnswers)) {
      live(life);
      proves(contract, life);
    }
  }

  @Test
  void an_app_keeps_to_githubs_descriptions() throws Exception {
    var contract = contract();
    try (var life = asApp()) {
      live(life);
      life.stop();
      life.issues.comment("rio", life.issue, "/status");
      life.delivered();
      life.start();
      life.passes(Duration.ofHours(1));
      proves(contract, life);
      assertTrue(asked(life).contains("GET /app/hook/deliveries"), () -> "" + asked(life));
      assertTrue(
          asked(life).contains("POST /app/hook/deliveries/N/attempts"), () -> "" + asked(life));
    }
  }

  @Test
  void an_app_asks_for_a_token_only_when_the_last_one_ends() throws Exception {
    try (var life = asApp()) {
      life.github.forgetRequests();
      life.opens("rio", Life.form("2", "90 days")).labels("mara", "approved");
      life.passes(Duration.ofMinutes(2)).shows("active");
      assertEquals(0, tokens(life));
      life.passes(Duration.ofMinutes(118));
      assertTrue(tokens(life) >= 1 && tokens(life) <= 3, () -> tokens(life) + " in two hours");
    }
  }

  private static long tokens(Life life) {
    return life.github.requests().stream().filter(r -> r.path().contains("access_tokens")).count();
  }

  private static void proves(GitHubContract contract, Life life) {
    assertEquals(List.of(), contract.problems(life.github));
    assertEquals(List.of(), life.github.unknownRequests());
    var all = life.github.requests();
    assertTrue(all.size() > 60, () -> "only " + all.size() + " requests");
    assertTrue(life.github.deliveries().size() > 30, "too few webhooks to prove anything");
    var kinds = asked(life);
    assertTrue(kinds.size() > 15, () -> kinds.size() + " kinds of request: " + kinds);
    assertFalse(all.stream().allMatch(r -> r.answer().isEmpty()), "the answers were kept");
  }

  private static TreeSet<String> asked(Life life) {
    var kinds = new TreeSet<String>();
    for (SandboxRequest r : life.github.requests())
      kinds.add(r.method() + " " + r.path().replaceFirst("[?].*", "").replaceAll("\\d+", "N"));
    return kinds;
  }

  private static void live(Life life) throws InterruptedException {
    life.opens("rio", Life.form("one or two", "_No response_")).shows("needs information");
    life.says("rio", "/machines 2x c3.medium.x86").says("rio", "/term 90d");
    life.says("rio", "/approve").says("rio", "/help").says("rio", "/frobnicate now");
    life.labels("tess", "approved").says("tess", "/retitle Nightly scale tests of kelp");
    life.says("mara", "/assign @kim").says("mara", "/unassign @kim").says("mara", "/hold");
    life.says("mara", "/unhold").says("mara", "/lock").says("mara", "/unlock");
    life.labels("mara", "approved").passes(Duration.ofMinutes(2)).shows("active");
    life.says("rio", "/extend 30d one more release").says("rio", "/add @kim").says("rio", "/who");
    life.edits("rio", Life.form("3", "90 days"));
    life.issues.editComment("mara", life.ours().getFirst().id(), "mine now");
    life.settle();
    life.issues.push("mara", "README.md", "# New");
    life.issues.pulls().open("sam", ".github/berth.yaml", "pools: [");
    life.closes("rio").says("rio", "/reopen").passes(Duration.ofDays(1));
    life.says("rio", "/release").passes(Duration.ofMinutes(5)).shows("released").hasMachines(0);
    life.opens("rio", Life.form("2", "90 days").replace("Nightly", "Daily"));
    life.says("mara", "/deny not this year").shows("denied");
  }

  private Life asApp() throws GeneralSecurityException, IOException, InterruptedException {
    var app = new AppSelf(data);
    return new Life(data, usual -> app.in(usual.keepAnswers()), Optional.of(app.self()));
  }
}
