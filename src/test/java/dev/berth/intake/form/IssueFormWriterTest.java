package dev.berth.intake.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.berth.intake.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssueFormWriterTest {
  private static JsonNode written(String form) throws IOException {
    return new YAMLMapper()
        .readTree(IssueFormWriter.write(Samples.form(form), Samples.catalogue()));
  }

  @Test
  void every_form_that_can_be_written_is_yaml_with_unique_ids_and_labels() throws IOException {
    for (var form : List.of("cluster-request", "ibm", "kubeflow")) {
      var ids = new HashSet<String>();
      var labels = new HashSet<String>();
      for (var field : written(form).get("body")) {
        assertTrue(ids.add(field.get("id").asText()), field::toString);
        assertTrue(labels.add(field.at("/attributes/label").asText()), field::toString);
      }
      assertTrue(ids.size() > 5, form);
    }
  }

  @Test
  void the_plans_on_offer_are_the_choices() throws IOException {
    var plans = new ArrayList<String>();
    for (var field : written("cluster-request").get("body"))
      if (field.get("id").asText().equals("plan"))
        field.at("/attributes/options").forEach(o -> plans.add(o.asText()));
    assertEquals(11, plans.size());
    assertFalse(plans.contains("t1.small.x86"));
  }

  @Test
  void it_asks_for_handles_and_for_no_personal_data() throws IOException {
    for (var field : written("cluster-request").get("body"))
      assertFalse(
          field
              .at("/attributes/label")
              .asText()
              .matches("(?i).*(e-?mail|first name|phone|company).*"));
  }

  @Test
  void what_our_own_form_makes_is_read_again_without_a_question() {
    var body = new StringBuilder();
    for (var s : Samples.form("cluster-request").sections())
      body.append("### ")
          .append(s.wordings().getFirst())
          .append("\n\n")
          .append(answer(s))
          .append("\n\n");
    var reading = Samples.read("[Request] Kelp", body.toString());
    assertEquals("cluster-request", reading.form());
    assertEquals(List.of(), reading.questions(), body::toString);
    assertTrue(reading.isComplete());
  }

  private static String answer(Form.Section s) {
    return switch (s.id()) {
      case "plan" -> "c3.small.x86";
      case "description" -> "Nightly builds and tests.";
      case "machines", "reason", "details" -> "_No response_";
      case "agreement" -> "- [X] " + s.choices().getFirst();
      default -> s.placeholder().or(() -> s.choices().stream().findFirst()).orElse("@somebody-ex");
    };
  }
}
