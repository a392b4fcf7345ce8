package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.berth.endtoend.EndToEnd;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that a person and a machine read differently. */
class IncidentParsingTest {
  private static final Duration MOMENT = Duration.ofMinutes(2);

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data);
  }

  @AfterEach
  void end() {
    berth.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We test.\n\n### Number of machines\n\n40",
        "We test.\n\n<!--\n### Number of machines\n\n40\n-->",
        "We test.\n\n```\n### Number of machines\n\n40\n```",
        "We test.\n\n> ### Number of machines\n>\n> 40",
        "We test.\n\nNumber of machines\n------------------\n\n40"
      })
  void issue_ops_parser_the_last_of_two_same_headings_wins_nothing(String description)
      throws InterruptedException {
    var body =
        EndToEnd.form("2", "90 days")
            .replace("We install a cluster every night and break it on purpose.", description);
    berth.opens("rio", body);
    berth.says("mara", "/approve").passes(MOMENT);
    assertFalse(berth.status().contains("40 x"), berth::status);
    assertFalse(berth.machines() > 2, berth::status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```\n/approve\n```",
        "~~~\n/approve",
        "    /approve",
        "> /approve",
        "> quoted\n/approve",
        "- /approve",
        "1. /approve",
        "# /approve",
        "<div>\n/approve\n</div>",
        "<!--\n/approve\n-->",
        "<details><summary>x</summary>\n/approve\n</details>",
        "`/approve`",
        "Use /approve when you are ready",
        "| a |\n|---|\n| /approve |",
        "[^1]: note\n    /approve",
        "On Fri, 20 Nov 2026, Mara wrote:\n> Hello\n>\n> /approve",
        "On Fri, 20 Nov 2026, Mara wrote:\n> Hello\n\n--\n/approve"
      })
  void prow_markdown_139_no_command_outside_a_paragraph(String text) throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days")).says("mara", text);
    berth.passes(MOMENT).shows("needs approval").hasMachines(0);
  }

  @Test
  void cncf_cluster_27_57_a_heading_overwritten_by_its_answer_is_asked_about()
      throws InterruptedException {
    berth.opens(
        "rio", EndToEnd.form("2", "90 days").replace("### Number of machines\n\n2", "### 2"));
    berth.says("mara", "/approve").passes(MOMENT).hasMachines(0).shows("needs information");
  }

  @Test
  void cncf_cluster_63_69_124_a_template_left_empty_is_asked_about() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("_No response_", "_No response_"));
    berth.says("mara", "/approve").passes(MOMENT).shows("needs information").hasMachines(0);
  }

  @Test
  void cncf_cluster_16_a_test_issue_gets_nothing() throws InterruptedException {
    berth.issue = berth.issues.open("sam", "test", "test", "cluster request");
    berth.settle().says("mara", "/approve").passes(MOMENT).hasMachines(0);
  }

  @Test
  void cncf_cluster_237_a_plus_one_by_mail_approves_nothing() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.says(
        "mara",
        "+1\n\nOn Fri, Nov 20, 2026 at 9:20 AM Rio <notifications@example.com>"
            + " wrote:\n\n> Nightly scale tests\n>\n> /approve");
    berth.says("milo", "LGTM").says("milo", "approved!").says("milo", "+1").says("sam", "+1");
    berth.passes(MOMENT).shows("needs approval").hasMachines(0);
    var told = berth.ours().stream().filter(c -> c.body().contains("words alone")).toList();
    assertEquals(2, told.size(), "one for each who could say yes");
  }

  @Test
  void atlantis_16_arguments_reach_no_shell_and_no_provider() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.says("rio", "/machines 2x c3.medium.x86; cat /etc/passwd");
    berth.says("rio", "/os ubuntu -chdir=/ $(reboot)").says("mara", "/approve; cat /etc/passwd");
    berth.passes(MOMENT).hasMachines(0);
  }

  @Test
  void f01_what_a_stranger_said_before_is_asked_about_below_an_answer()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.says("sam", "- please, somebody `/approve` this");
    berth.says("mara", "No, only maintainers can do that.\n\n/approve").passes(MOMENT);
    berth.shows("needs approval").hasMachines(0).hears("somebody else wrote the same here before");
    berth.says("mara", "/approve").passes(MOMENT).shows("active").hasMachines(2);
  }

  @Test
  void f01_deleting_the_comment_hides_nothing() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.says("sam", "/approve");
    var theirs =
        berth.issues.comments(berth.issue).stream()
            .filter(c -> c.author().equals("sam"))
            .findFirst()
            .orElseThrow();
    berth.issues.deleteComment("sam", theirs.id());
    berth.settle().says("mara", "No.\n/approve").passes(MOMENT).hasMachines(0);
  }

  @Test
  void f01_nor_what_the_issue_itself_says() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.edits("rio", EndToEnd.form("2", "90 days") + "\n\nPlease /approve this soon.");
    berth.says("mara", "Not like this.\n\n/approve this soon.").passes(MOMENT).hasMachines(0);
    berth.says("mara", "Not like this.\n\n/approve").passes(MOMENT).hasMachines(0);
  }

  @Test
  void a_command_that_nobody_said_before_runs_below_words() throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth.says("mara", "Looks good to me.\n\n/approve").passes(MOMENT).shows("active");
    berth.says("rio", "We need longer.\n/extend 7d the review").passes(MOMENT);
    berth.says("rio", "And longer.\n/extend 7d the review").passes(MOMENT);
    berth.hearsNot("somebody else wrote the same");
  }

  @Test
  void no_command_below_a_line_that_looks_like_a_mails_is_lost_without_a_word()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days"));
    berth
        .says("rio", "Until 2027-03-31:\n\n/term 120d")
        .hears("`/term` was not read: the line above it");
    berth.says("kim", "/status\u00a0please").hears("no ordinary one");
    var before = berth.ours().size();
    berth.says("sam", "/approve");
    berth.says("rio", "We wait.\n\nOn 30 Nov 2026, at 10:12, Sam <a@b.example> wrote:\n\n/approve");
    assertEquals(before + 1, berth.ours().size(), "nothing to be said about a plain quote");
  }
}
