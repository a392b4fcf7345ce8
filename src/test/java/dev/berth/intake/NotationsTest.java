package dev.berth.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.berth.reading.Line;
import dev.berth.reading.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every notation of machines that we could think of, as an answer in an otherwise clean form. */
class NotationsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final IssueReader READER = Samples.reader();

  @TestFactory
  Stream<DynamicTest> each_notation_is_read_as_a_careful_person_would() throws IOException {
    return cases("/intake/notations.jsonl").stream()
        .map(c -> dynamicTest(c.get("why").asText(), () -> check(c)));
  }

  static List<JsonNode> cases(String resource) throws IOException {
    try (var in = NotationsTest.class.getResourceAsStream(resource)) {
      var out = new ArrayList<JsonNode>();
      for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
        out.add(JSON.readTree(line));
      return out;
    }
  }

  private static void check(JsonNode c) {
    var reading =
        Samples.read(READER, "Nightly tests of Kelp", Samples.classic(c.get("machines").asText()));
    var expected = new ArrayList<String>();
    c.get("expect").get("machines").forEach(m -> expected.add(m.asText()));
    assertEquals(expected, lines(reading), "lines");
    assertEquals(c.get("expect").get("certain").asBoolean(), reading.certain(), "certain");
  }

  static List<String> lines(Reading reading) {
    return reading.lines().stream().map(NotationsTest::line).toList();
  }

  private static String line(Line l) {
    var count = l.count().isPresent() ? String.valueOf(l.count().getAsInt()) : "?";
    return count + " " + l.plan().orElse("?");
  }
}
