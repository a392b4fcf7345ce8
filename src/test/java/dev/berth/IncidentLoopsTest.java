package dev.berth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.Role;
import dev.berth.sandbox.SandboxComment;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that talk to each other or to themselves, and people who shout. */
class IncidentLoopsTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);

  @TempDir private Path data;
  private Life life;

  @BeforeEach
  void begin() throws InterruptedException {
    life =
        new Life(
            data,
            w ->
                w.app(77, "merge-o-matic", "none")
                    .machineUser("berth-two", "another-token", Role.MAINTAIN));
    life.issues.role("mara", "merge-o-matic[bot]", Role.MAINTAIN);
    life.opens("rio", Life.form("2", "90 days"));
  }

  @AfterEach
  void end() {
    life.close();
  }

  @Test
  void all_contributors_266_270_the_comment_of_a_bot_starts_nothing() throws InterruptedException {
    var before = life.ours().size();
    for (int i = 0; i < 10; i++) life.says("merge-o-matic[bot]", "/approve\n/help\n/aprove");
    life.passes(MOMENT).shows("needs approval").hasMachines(0);
    assertEquals(before, life.ours().size());
  }

  @Test
  void triagebot_1661_what_our_own_account_says_counts_for_nothing() throws InterruptedException {
    for (int i = 0; i < 5; i++) life.says("berth-bot", "/approve\n/help");
    life.passes(MOMENT).shows("needs approval").hasMachines(0);
    assertTrue(answers() <= 1, "answered once that it does not count");
  }

  @Test
  void psmdb_2099_two_berths_on_one_repository_do_not_answer_each_other()
      throws InterruptedException {
    var status = life.status();
    life.says("sam", "/approve").says("rio", "/help");
    var heard = life.ours().stream().map(SandboxComment::body).toList();
    for (var text : heard) life.says("berth-two", text);
    assertEquals(heard.size(), life.ours().size());
    assertEquals(status, life.status());
    life.passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void koan_2029_the_same_wrong_word_a_hundred_times() throws InterruptedException {
    for (int i = 0; i < 100; i++) life.issues.comment("rio", life.issue, "/extend 30d");
    life.settle();
    assertEquals(1, answers());
    life.says("rio", "/withdraw").shows("withdrawn");
  }

  @Test
  void koan_2029_a_hundred_different_wrong_words_have_an_end() throws InterruptedException {
    for (int i = 0; i < 100; i++) life.issues.comment("rio", life.issue, "/term nonsense" + i);
    life.settle();
    assertEquals(12, answers());
    life.says("rio", "/term 60d").says("kim", "/help").hears("60 days").hears("You can use");
    life.passes(Duration.ofDays(1)).says("rio", "/term nonsense again");
    assertEquals(14, answers());
  }

  @Test
  void koan_2029_a_stranger_gets_one_answer_and_silences_nobody() throws InterruptedException {
    for (int i = 0; i < 40; i++) life.issues.comment("sam", life.issue, "/deny no" + i + "\n/help");
    for (int i = 0; i < 40; i++) life.issues.comment("sam", life.issue, "/status");
    life.settle();
    assertEquals(1, answers());
    var signs = life.issues.comments(life.issue).stream().mapToInt(c -> c.reactions().size()).sum();
    assertEquals(3, signs);
    life.says("rio", "/help").says("mara", "/why").says("tess", "/status");
    assertEquals(4, answers());
  }

  @Test
  void conda_forge_webservices_1451_a_command_in_the_title_is_no_command()
      throws InterruptedException {
    life.issues.edit("rio", life.issue, "/release /approve", Life.form("2", "90 days"));
    life.settle().passes(Duration.ofMinutes(12)).shows("needs approval").hasMachines(0);
    assertEquals(0, answers());
  }

  @Test
  void cla_bot_87_our_help_quoted_and_sent_back_summons_nobody() throws InterruptedException {
    life.says("rio", "/help");
    var before = life.ours().size();
    life.says("mara", life.ours().getLast().body());
    life.says("mara", life.ours().getLast().body().replaceAll("(?m)^", "> "));
    assertEquals(before, life.ours().size());
  }

  private long answers() {
    return life.ours().stream().filter(c -> c.body().contains("<!-- berth reply:")).count();
  }
}
