package dev.berth.github.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** JSON within bounds: what GitHub sends is nowhere near them. */
public final class BoundedJson {
  static final int DEPTH_MAX = 100;

  /** A file of one megabyte, in base64 with line breaks, is the longest string GitHub answers. */
  private static final int ANSWER_STRING_SIGNS_MAX = 4_000_000;

  private static final ObjectMapper MAPPER = mapper(ANSWER_STRING_SIGNS_MAX);

  private BoundedJson() {}

  public static ObjectMapper mapper(int stringSignsMax) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH_MAX)
            .maxStringLength(stringSignsMax)
            .maxNumberLength(100)
            .maxNameLength(10_000)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(bounds).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .build();
  }

  /** Empty where it is not JSON. */
  public static Optional<JsonNode> tree(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
