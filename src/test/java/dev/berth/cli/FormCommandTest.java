package dev.berth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The issue form as an operator sends it into a file. */
class FormCommandTest {
  @Test
  void the_whole_form_has_left_the_buffer_when_the_command_ends() {
    var out = new StringWriter();
    // As standard output is: what is not flushed is lost when the process ends.
    var line =
        BerthCommand.line(InstantSource.system())
            .setOut(new PrintWriter(new BufferedWriter(out, 1 << 20), true));
    assertEquals(0, line.execute("form"));
    assertTrue(out.toString().startsWith("name:"), out.toString());
    assertTrue(out.toString().endsWith("\n"), out.toString());
  }

  @Test
  void a_form_that_does_not_exist_is_answered_with_those_that_do() {
    var err = new StringWriter();
    var line = BerthCommand.line(InstantSource.system()).setErr(new PrintWriter(err, true));
    assertEquals(1, line.execute("form", "nope"));
    assertTrue(err.toString().contains("only classic, cluster-request"), err.toString());
  }
}
