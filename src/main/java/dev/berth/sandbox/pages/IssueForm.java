package dev.berth.sandbox.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An issue form of a repository, read from its YAML, and the body that its answers make. */
record IssueForm(
    String file,
    String name,
    String description,
    String title,
    List<String> labels,
    List<Part> parts) {
  /** What an answer is when nothing was answered. */
  static final String NO_RESPONSE = "_No response_";

  /** One element of a form; which fields count depends on the type. */
  record Part(
      String type,
      String id,
      String label,
      String description,
      String placeholder,
      String value,
      List<Option> options,
      boolean multiple,
      boolean required,
      String render) {}

  /** A choice of a dropdown or a box of checkboxes. */
  record Option(String label, boolean required) {}

  static Optional<IssueForm> read(String file, String yaml) {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (IOException e) {
      return Optional.empty();
    }
    if (root == null || !root.path("body").isArray()) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    root.path("body").forEach(node -> parts.add(part(node, parts.size())));
    return Optional.of(
        new IssueForm(
            file,
            root.path("name").asText(file),
            root.path("description").asText(),
            root.path("title").asText(),
            texts(root.path("labels")),
            parts));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    if (list.isTextual()) {
      for (String label : list.asText().split(",", -1)) {
        texts.add(label.strip());
      }
    }
    list.forEach(n -> texts.add(n.asText()));
    return texts;
  }

  private static Part part(JsonNode node, int index) {
    JsonNode a = node.path("attributes");
    List<Option> options = new ArrayList<>();
    for (JsonNode option : a.path("options")) {
      options.add(
          option.isObject()
              ? new Option(option.path("label").asText(), option.path("required").asBoolean())
              : new Option(option.asText(), false));
    }
    String value = a.path("value").asText();
    JsonNode preset = a.path("default");
    if (preset.isInt() && preset.asInt() < options.size()) {
      value = options.get(preset.asInt()).label();
    }
    return new Part(
        node.path("type").asText(),
        node.path("id").asText("field-" + index),
        a.path("label").asText(),
        a.path("description").asText(),
        a.path("placeholder").asText(),
        value,
        options,
        a.path("multiple").asBoolean(),
        node.path("validations").path("required").asBoolean(),
        a.path("render").asText());
  }

  /** Labels of required elements that have no answer. */
  List<String> missing(Map<String, List<String>> answers) {
    List<String> missing = new ArrayList<>();
    for (Part part : parts) {
      List<String> given = given(part, answers);
      boolean boxes = part.type().equals("checkboxes");
      if (part.required() && !boxes && given.isEmpty()) {
        missing.add(part.label());
      }
      part.options().stream()
          .filter(o -> boxes && o.required() && !given.contains(o.label()))
          .forEach(o -> missing.add(o.label()));
    }
    return missing;
  }

  private static List<String> given(Part part, Map<String, List<String>> answers) {
    return answers.getOrDefault(part.id(), List.of()).stream()
        .map(v -> v.replace("\r\n", "\n").strip())
        .filter(v -> !v.isEmpty())
        .toList();
  }

  /** The body that GitHub makes of the answers: heading, blank line, answer. */
  String body(Map<String, List<String>> answers) {
    List<String> sections = new ArrayList<>();
    for (Part part : parts) {
      if (!part.type().equals("markdown")) {
        sections.add("### " + part.label() + "\n\n" + answer(part, given(part, answers)));
      }
    }
    return String.join("\n\n", sections);
  }

  private static String answer(Part part, List<String> given) {
    if (part.type().equals("checkboxes")) {
      List<String> boxes = new ArrayList<>();
      part.options()
          .forEach(
              o -> boxes.add("- [" + (given.contains(o.label()) ? "x" : " ") + "] " + o.label()));
      return String.join("\n", boxes);
    }
    if (given.isEmpty()) {
      return NO_RESPONSE;
    }
    String text = String.join(", ", given);
    return part.render().isEmpty()
        ? text
        : "```" + part.render().toLowerCase(Locale.ROOT) + "\n" + text + "\n```";
  }

  /** Why this text is no form; empty where it is one. */
  static Optional<String> problem(String yaml) {
    try {
      JsonNode root = new YAMLMapper().readTree(yaml);
      return root != null && root.path("body").isArray()
          ? Optional.empty()
          : Optional.of("It has no list called body.");
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  static boolean isForm(String path) {
    return path.startsWith(".github/ISSUE_TEMPLATE/")
        && (path.endsWith(".yml") || path.endsWith(".yaml"))
        && !path.endsWith("/config.yml");
  }
}
