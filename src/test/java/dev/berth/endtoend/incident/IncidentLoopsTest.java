package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.endtoend.EndToEnd;
import dev.berth.sandbox.SeenComment;
import dev.berth.sandbox.model.SandboxRole;
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
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth =
        new EndToEnd(
            data,
            w ->
                w.app(77, "merge-o-matic", "none")
                    .machineUser("berth-two", "another-token", SandboxRole.MAINTAIN));
    berth.issues.role("mara", "merge-o-matic[bot]", SandboxRole.MAINTAIN);
    berth.opens("rio", EndToEnd.form("2", "90 days"));
  }

  @AfterEach
  void end() {
    berth.close();
  }

  @Test
  void all_contributors_266_270_the_comment_of_a_bot_starts_nothing() throws InterruptedException {
    var before = berth.ours().size();
    for (int i = 0; i < 10; i++) berth.says("merge-o-matic[bot]", "/approve\n/help\n/aprove");
    berth.passes(MOMENT).shows("needs approval").hasMachines(0);
    assertEquals(before, berth.ours().size());
  }

  @Test
  void triagebot_1661_what_our_own_account_says_counts_for_nothing() throws InterruptedException {
    for (int i = 0; i < 5; i++) berth.says("berth-bot", "/approve\n/help");
    berth.passes(MOMENT).shows("needs approval").hasMachines(0);
    assertTrue(answers() <= 1, "answered once that it does not count");
  }

  @Test
  void psmdb_2099_two_berths_on_one_repository_do_not_answer_each_other()
      throws InterruptedException {
    var status = berth.status();
    berth.says("sam", "/approve").says("rio", "/help");
    var heard = berth.ours().stream().map(SeenComment::body).toList();
    for (var text : heard) berth.says("berth-two", text);
    assertEquals(heard.size(), berth.ours().size());
    assertEquals(status, berth.status());
    berth.passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void koan_2029_the_same_wrong_word_a_hundred_times() throws InterruptedException {
    for (int i = 0; i < 100; i++) berth.issues.comment("rio", berth.issue, "/extend 30d");
    berth.settle();
    assertEquals(1, answers());
    berth.says("rio", "/withdraw").shows("withdrawn");
  }

  @Test
  void koan_2029_a_hundred_different_wrong_words_have_an_end() throws InterruptedException {
    for (int i = 0; i < 100; i++) berth.issues.comment("rio", berth.issue, "/term nonsense" + i);
    berth.settle();
    assertEquals(12, answers());
    berth.says("rio", "/term 60d").says("kim", "/help").hears("60 days").hears("You can use");
    berth.passes(Duration.ofDays(1)).says("rio", "/term nonsense again");
    assertEquals(14, answers());
  }

  @Test
  void koan_2029_a_stranger_gets_one_answer_and_silences_nobody() throws InterruptedException {
    for (int i = 0; i < 40; i++)
      berth.issues.comment("sam", berth.issue, "/deny no" + i + "\n/help");
    for (int i = 0; i < 40; i++) berth.issues.comment("sam", berth.issue, "/status");
    berth.settle();
    assertEquals(1, answers());
    var signs =
        berth.issues.comments(berth.issue).stream().mapToInt(c -> c.reactions().size()).sum();
    assertEquals(3, signs);
    berth.says("rio", "/help").says("mara", "/why").says("tess", "/status");
    assertEquals(4, answers());
  }

  @Test
  void conda_forge_webservices_1451_a_command_in_the_title_is_no_command()
      throws InterruptedException {
    berth.issues.edit("rio", berth.issue, "/release /approve", EndToEnd.form("2", "90 days"));
    berth.settle().passes(Duration.ofMinutes(12)).shows("needs approval").hasMachines(0);
    assertEquals(0, answers());
  }

  @Test
  void cla_bot_87_our_help_quoted_and_sent_back_summons_nobody() throws InterruptedException {
    berth.says("rio", "/help");
    var before = berth.ours().size();
    berth.says("mara", berth.ours().getLast().body());
    berth.says("mara", berth.ours().getLast().body().replaceAll("(?m)^", "> "));
    assertEquals(before, berth.ours().size());
  }

  private long answers() {
    return berth.ours().stream().filter(c -> c.body().contains("<!-- berth reply:")).count();
  }
}
