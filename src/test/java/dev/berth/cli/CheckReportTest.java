package dev.berth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.intake.Samples;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CheckReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void the_exit_status_tells_ready_from_questions_from_no_request() {
    var asks = Samples.read("Kelp tests", Samples.classic("c3.small.x86"));
    var ready =
        Samples.read(
            "Kelp tests",
            Samples.classic("2 x c3.small.x86").replace("\nNo\n", "\nfor 30 days we need them\n"));
    var other = Samples.read("Broken link", "The link is broken.");
    assertEquals(CheckReport.QUESTIONS, CheckReport.status(asks));
    assertEquals(CheckReport.READY, CheckReport.status(ready), () -> CheckReport.text("x", ready));
    assertEquals(CheckReport.NOT_A_REQUEST, CheckReport.status(other));
  }

  @Test
  void the_table_shows_the_command_that_answers_each_question() {
    var text =
        CheckReport.text("41", Samples.read("Kelp tests", Samples.classic("2 t1.small.x86")));
    assertTrue(text.contains("/machines 2x t3.small.x86"), text);
    assertTrue(text.contains("usual: 90 days, a proposal"), text);
    assertFalse(text.contains("runa@example.org"), text);
  }

  @Test
  void no_control_sign_reaches_the_terminal() {
    var text =
        CheckReport.text(
            "a\u001b[31m",
            Samples.read("Kelp \u001b]0;x\u0007", Samples.classic("2 c3.small.x86")));
    assertTrue(text.chars().allMatch(c -> c == '\n' || c >= ' '), text);
  }

  @Test
  void json_lines_answer_every_line_and_survive_malformed_ones() throws IOException {
    var in =
        "{\"id\":\"a\",\"title\":\"t\",\"labels\":[],\"body\":null}\nnot json\n\n{\"id\":\"b\"}\n";
    var out = new ByteArrayOutputStream();
    new CheckJsonLines((t, b, l) -> Samples.read(t, b))
        .run(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out);
    var lines = out.toString(StandardCharsets.UTF_8).split("\n", -1);
    assertEquals(4, lines.length);
    assertEquals("empty", JSON.readTree(lines[0]).get("verdict").asText());
    assertTrue(JSON.readTree(lines[1]).has("error"));
    assertEquals("b", JSON.readTree(lines[2]).get("id").asText());
  }
}
