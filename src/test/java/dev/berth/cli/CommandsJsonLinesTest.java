package dev.berth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandsJsonLinesTest {
  @Test
  void answers_each_comment_on_its_own_line() throws IOException {
    var in =
        """
        {"id":"a","body":"/approve\\n/lgtm"}

        {"id":"b","body":"text"}
        {"id":"c","body":"/keep \\ud83d\\u2028x"}
        """;
    assertEquals(
        """
        {"id":"a","commands":[{"name":"approve","args":""},{"name":"?","args":"lgtm"}]}
        {"id":"b","commands":[]}
        {"id":"c","commands":[{"name":"keep","args":"\\uD83D\\u2028x"}]}
        """,
        answer(in, 0));
  }

  @Test
  void malformed_lines_are_counted_and_not_answered() throws IOException {
    var in =
        "no json\n"
            + "[1]\n"
            + "{\"id\":1,\"body\":\"/keep\"}\n"
            + "{\"id\":\"a\"}\n"
            + "{\"id\":\"b\",\"body\":\"/keep\"}";
    assertEquals(
        "{\"id\":\"b\",\"commands\":[{\"name\":\"keep\",\"args\":\"\"}]}\n", answer(in, 4));
  }

  private static String answer(String in, int malformed) throws IOException {
    var out = new ByteArrayOutputStream();
    var bytes = new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8));
    assertEquals(malformed, CommandsJsonLines.run(bytes, out));
    return out.toString(StandardCharsets.UTF_8);
  }
}
