package dev.berth.provision.ironic;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text with places of a node in it, as {@code {name}.lab.example.org} or {@code
 * {extra/address|name}}: the first of several places that has something counts.
 */
record NodeText(String template) {
  private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");

  /** Of what a node has. */
  static final String PLACE = "name|uuid|(extra|properties|driver_info)/[\\w.-]{1,64}";

  private static final Pattern PLACES = Pattern.compile("(" + PLACE + ")(\\|(" + PLACE + "))*");

  NodeText {
    var holes = HOLE.matcher(template).results().toList();
    if (!holes.stream().allMatch(h -> PLACES.matcher(h.group(1)).matches()))
      throw new IllegalArgumentException(
          "address has {name}, {uuid}, {extra/NAME}, {properties/NAME} or {driver_info/NAME} in it,"
              + " or several with | between them");
    if (holes.isEmpty())
      throw new IllegalArgumentException("address must differ from node to node: {name} ...");
  }

  /** Empty where the node has nothing at one of the places. */
  Optional<String> of(IronicNode node) {
    var text = new StringBuilder();
    var hole = HOLE.matcher(template);
    while (hole.find()) {
      var found =
          List.of(hole.group(1).split("\\|")).stream()
              .map(node::at)
              .filter(t -> !t.isBlank())
              .findFirst();
      if (found.isEmpty()) return Optional.empty();
      hole.appendReplacement(text, java.util.regex.Matcher.quoteReplacement(found.get()));
    }
    return Optional.of(hole.appendTail(text).toString());
  }
}
