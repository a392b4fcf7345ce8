package dev.berth.intake;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.cli.CheckReport;
import dev.berth.reading.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whole issues of our own invention: kinds, forms and their ruins, terms, systems, code, people.
 */
class IssuesTest {
  private static final IssueReader READER = Samples.reader();

  private static final Map<String, String> NAMES =
      Map.of(
          "title", "projectTitle",
          "open", "openSource",
          "term", "termDays",
          "urls", "codeUrls",
          "systems", "operatingSystems",
          "personal", "personalData");

  @TestFactory
  Stream<DynamicTest> each_issue_is_read_as_a_careful_person_would() throws IOException {
    return NotationsTest.cases("/intake/issues.jsonl").stream()
        .map(c -> dynamicTest(c.get("why").asText(), () -> check(c)));
  }

  private static void check(JsonNode c) {
    var reading = Samples.read(READER, c.get("title").asText(), c.get("body").asText());
    var said = CheckReport.json("case", reading);
    var wrong = new ArrayList<String>();
    c.get("expect")
        .properties()
        .forEach(
            e -> {
              var ok = fits(e.getKey(), e.getValue(), said, reading);
              if (!ok)
                wrong.add(
                    e.getKey()
                        + " "
                        + e.getValue()
                        + " but read "
                        + shown(e.getKey(), said, reading));
            });
    assertTrue(wrong.isEmpty(), wrong::toString);
  }

  private static String shown(String key, ObjectNode said, Reading reading) {
    if (key.equals("machines")) return NotationsTest.lines(reading).toString();
    return String.valueOf(said.get(NAMES.getOrDefault(key, key)));
  }

  private static boolean fits(String key, JsonNode expected, ObjectNode said, Reading reading) {
    if (key.equals("machines")) return strings(expected).equals(NotationsTest.lines(reading));
    var value = said.get(NAMES.getOrDefault(key, key));
    if (key.equals("title") && !expected.isNull())
      return contains(value.asText(), expected.asText());
    if (expected.isArray())
      return new TreeSet<>(strings(expected)).equals(new TreeSet<>(strings(value)));
    return expected.isNull() ? value.isNull() : expected.asText().equals(value.asText());
  }

  private static boolean contains(String a, String b) {
    var x = a.toLowerCase(Locale.ROOT);
    var y = b.toLowerCase(Locale.ROOT);
    return x.contains(y) || y.contains(x);
  }

  private static List<String> strings(JsonNode array) {
    var out = new ArrayList<String>();
    array.forEach(n -> out.add(n.asText()));
    return out;
  }
}
