package dev.berth.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.berth.sandbox.model.SandboxJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * GitHub's own descriptions of its REST interface and its webhooks, to hold requests, answers and
 * payloads against. Of each description only the schemas that are asked for are cut out, since the
 * whole is far too big for the validator.
 */
public final class GitHubContract {
  /** The folder with {@code rest.json} and {@code webhooks.json}. */
  public static final String VARIABLE = "BERTH_GITHUB_CONTRACT";

  /** What GitHub answers or accepts, though its description does not say so. */
  private static final Set<String> NOT_DESCRIBED =
      Set.of(
          // The redirect of a renamed repository leads here.
          "/repositories/");

  /** GitHub sends these although its own description refuses them. */
  private static final List<String> DESCRIPTION_IS_WRONG =
      List.of(
          // The account must be a user and an enterprise at once; of one installation it is "or".
          "GET /app/installations 200: /0/account");

  /** Keywords that say nothing about what is valid. */
  private static final Set<String> WORDS =
      Set.of("example", "examples", "description", "discriminator");

  private final JsonNode rest;
  private final JsonNode hooks;
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          b ->
              b.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final Map<String, Optional<Schema>> schemas = new HashMap<>();

  public GitHubContract(Path folder) {
    try {
      rest = SandboxJson.MAPPER.readTree(folder.resolve("rest.json").toFile());
      hooks = SandboxJson.MAPPER.readTree(folder.resolve("webhooks.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything that a sandbox was asked, answered and sent, held against the descriptions. */
  public List<String> problems(SandboxGitHub github) {
    List<String> problems = new ArrayList<>();
    github.requests().forEach(r -> problems.addAll(problems(r)));
    github.deliveries().forEach(d -> problems.addAll(problems(d)));
    problems.removeIf(p -> DESCRIPTION_IS_WRONG.stream().anyMatch(p::contains));
    return problems;
  }

  /** What is wrong with a request and its answer. */
  List<String> problems(SeenRequest request) {
    URI address = URI.create(request.path());
    if (NOT_DESCRIBED.stream().anyMatch(address.getPath()::startsWith)) {
      return List.of();
    }
    Optional<String> template = template(address.getRawPath());
    String name = request.method() + " " + request.path() + " " + request.status();
    JsonNode operation = operation(template.orElse(""), request.method());
    if (operation.isMissingNode()) {
      return request.status() == 404 ? List.of() : List.of(name + ": GitHub has no such endpoint");
    }
    List<String> problems = new ArrayList<>(query(name, template.orElse(""), operation, address));
    JsonNode answers = operation.path("responses");
    boolean common = Set.of("401", "403", "404", "304", "307").contains("" + request.status());
    String status = Integer.toString(request.status());
    if (!answers.has(status)) {
      return common || request.status() == 0 || request.status() >= 500
          ? problems
          : List.of(name + ": GitHub never answers this here");
    }
    JsonNode schema = content(resolve(rest, answers.path(status)));
    String key = request.method() + " " + template.orElse("");
    problems.addAll(check(key + " " + status, rest, schema, name, request.answer()));
    if (!request.body().isEmpty() && request.status() < 300) {
      JsonNode asked = content(resolve(rest, operation.path("requestBody")));
      problems.addAll(check(key + " body", rest, asked, name + " body", request.body()));
    }
    return problems;
  }

  private List<String> query(String name, String template, JsonNode operation, URI address) {
    if (address.getRawQuery() == null) {
      return List.of();
    }
    Set<String> known = new TreeSet<>();
    for (JsonNode list :
        List.of(
            operation.path("parameters"), rest.path("paths").path(template).path("parameters"))) {
      list.forEach(p -> known.add(resolve(rest, p).path("name").asText()));
    }
    List<String> problems = new ArrayList<>();
    for (String pair : address.getRawQuery().split("&", -1)) {
      String parameter = pair.replaceFirst("=.*", "");
      if (!known.contains(parameter)) {
        problems.add(name + ": GitHub knows no parameter " + parameter);
      }
    }
    return problems;
  }

  /** Whether GitHub has that endpoint; parameters may be called otherwise. */
  boolean has(String method, String path) {
    return !operation(template(path).orElse(""), method).isMissingNode();
  }

  private JsonNode operation(String template, String method) {
    return rest.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
  }

  private Optional<String> template(String path) {
    String[] asked = path.split("/", -1);
    String best = "";
    int bestWords = -1;
    for (Map.Entry<String, JsonNode> entry : rest.path("paths").properties()) {
      int words = words(entry.getKey().split("/", -1), asked);
      if (words > bestWords) {
        best = entry.getKey();
        bestWords = words;
      }
    }
    return bestWords < 0 ? Optional.empty() : Optional.of(best);
  }

  private static int words(String[] parts, String[] asked) {
    int words = 0;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].equals("{path}")) {
        return words;
      }
      if (i >= asked.length || !(parts[i].startsWith("{") || parts[i].equals(asked[i]))) {
        return -1;
      }
      words += parts[i].startsWith("{") ? 0 : 1;
    }
    return parts.length == asked.length ? words : -1;
  }

  /** What is wrong with a webhook. */
  List<String> problems(SeenDelivery delivery) {
    String name =
        delivery.event() + delivery.action().map(a -> "-" + a).orElse("").replace('_', '-');
    String key = "webhook-" + name.replace('_', '-');
    JsonNode schema = hooks.path("components").path("schemas").path(key);
    if (schema.isMissingNode()) {
      return List.of(key + ": GitHub has no such webhook");
    }
    return check(key, hooks, schema, key, delivery.payload());
  }

  private static JsonNode content(JsonNode answer) {
    return answer.path("content").path("application/json").path("schema");
  }

  private static JsonNode resolve(JsonNode document, JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : document.at(reference.substring(1));
  }

  private List<String> check(
      String key, JsonNode document, JsonNode schema, String name, String text) {
    if (schema.isMissingNode()) {
      return List.of();
    }
    Schema compiled =
        schemas.computeIfAbsent(key, k -> Optional.of(compile(document, schema))).orElseThrow();
    return compiled.validate(text, InputFormat.JSON).stream()
        .map(e -> name + ": " + e.getInstanceLocation() + " " + e.getMessage())
        .distinct()
        .toList();
  }

  private Schema compile(JsonNode document, JsonNode schema) {
    ObjectNode defs = JsonNodeFactory.instance.objectNode();
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("allOf", JsonNodeFactory.instance.arrayNode().add(cut(document, schema, defs)));
    root.set("$defs", defs);
    return registry.getSchema(root.toString(), InputFormat.JSON);
  }

  /** The schema in plain JSON Schema, with what it refers to collected beside it. */
  private static JsonNode cut(JsonNode document, JsonNode schema, ObjectNode defs) {
    if (schema instanceof ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      list.forEach(n -> copy.add(cut(document, n, defs)));
      return copy;
    }
    if (!(schema instanceof ObjectNode)) {
      return schema;
    }
    JsonNode reference = schema.path("$ref");
    if (reference.isTextual()) {
      String name = reference.asText().substring(reference.asText().lastIndexOf('/') + 1);
      if (!defs.has(name)) {
        defs.set(name, JsonNodeFactory.instance.booleanNode(true));
        defs.set(name, cut(document, document.at(reference.asText().substring(1)), defs));
      }
      return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    schema
        .properties()
        .forEach(
            e -> {
              boolean word = e.getKey().startsWith("x-") || WORDS.contains(e.getKey());
              if (!word || !e.getValue().isValueNode() && e.getValue().has("type")) {
                copy.set(e.getKey(), cut(document, e.getValue(), defs));
              }
            });
    if (schema.path("nullable").asBoolean()) {
      ObjectNode either = JsonNodeFactory.instance.objectNode();
      copy.remove("nullable");
      either.putArray("anyOf").add(copy).addObject().put("type", "null");
      return either;
    }
    return copy;
  }
}
