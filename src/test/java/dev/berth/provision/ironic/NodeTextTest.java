package dev.berth.provision.ironic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.berth.provision.cloud.HttpApi;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an address is made of what a node has. */
class NodeTextTest {
  private static IronicNode node(String json) throws IOException {
    return new IronicNode(HttpApi.JSON.readTree(json));
  }

  @Test
  void the_first_place_that_has_something_counts() throws IOException {
    NodeText text = new NodeText("{extra/address|name}");
    assertEquals(
        Optional.of("10.0.0.7"),
        text.of(node("{'name': 'n7', 'extra': {'address': '10.0.0.7'}}".replace('\'', '"'))));
    assertEquals(Optional.of("n7"), text.of(node("{\"name\": \"n7\", \"extra\": {}}")));
    assertEquals(Optional.empty(), text.of(node("{\"name\": null, \"extra\": {}}")));
  }

  @Test
  void what_stands_around_a_place_stays() throws IOException {
    NodeText text = new NodeText("{name}.{properties/rack}.lab.example.org");
    assertEquals(
        Optional.of("n7.r$1.lab.example.org"),
        text.of(node("{\"name\": \"n7\", \"properties\": {\"rack\": \"r$1\"}}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "{}", "{driver_internal_info/ip}", "{name|}", "{extra/a b}"})
  void what_cannot_be_told_apart_or_found_is_a_mistake(String template) {
    assertThrows(IllegalArgumentException.class, () -> new NodeText(template));
  }
}
