package dev.berth.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Binds one tree. An empty answer means that a problem was noted; the work goes on, so that all are
 * found.
 */
final class ConfigBinder {
  private final YamlReader reader;
  private final String file;
  private final ScalarBinder scalars;
  private final Optional<Secrets> secrets;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final Map<String, FilePosition> places = new HashMap<>();

  ConfigBinder(YamlReader reader, String file, ScalarBinder scalars, Optional<Secrets> secrets) {
    this.reader = reader;
    this.file = file;
    this.scalars = scalars;
    this.secrets = secrets;
  }

  List<ConfigProblem> problems() {
    return problems;
  }

  FilePositions places() {
    return new FilePositions(file, places);
  }

  Optional<Object> bind(Node node, Type type, String path) {
    places.putIfAbsent(path, FilePosition.of(node));
    if (type instanceof ParameterizedType generic) return container(node, generic, path);
    var wanted = (Class<?>) type;
    if (wanted == ConfigSection.class)
      return Optional.of(new ConfigSection(reader, file, path, node));
    if (wanted == Secret.class) return secret(node, path);
    if (scalars.knows(wanted)) return scalar(node, wanted, path);
    if (!(node instanceof MappingNode mapping)) {
      if (isNothing(node)) return records(empty(node)).bind(wanted, path);
      return wrong(node, path, "here stand keys with values, not " + seen(node));
    }
    return records(mapping).bind(wanted, path);
  }

  private RecordBinder records(MappingNode mapping) {
    return new RecordBinder(this, mapping);
  }

  private Optional<Object> container(Node node, ParameterizedType type, String path) {
    var arguments = type.getActualTypeArguments();
    var raw = type.getRawType();
    if (raw == Optional.class)
      return isNothing(node) && !isOneWord(arguments[0])
          ? Optional.of(Optional.empty())
          : bind(node, arguments[0], path).map(Optional::of);
    if (raw == List.class) return list(node, arguments[0], path).map(Collections::unmodifiableList);
    if (raw == Set.class) return set(node, arguments[0], path);
    if (raw == Map.class) return map(node, arguments, path);
    throw new IllegalStateException("no setting can be a " + type);
  }

  /** Whoever writes the key of one has a value in mind. */
  private boolean isOneWord(Type type) {
    return type instanceof Class<?> c && scalars.knows(c);
  }

  private Optional<List<Object>> list(Node node, Type element, String path) {
    if (isNothing(node)) return Optional.of(List.of());
    if (!(node instanceof SequenceNode sequence)) {
      note(FilePosition.of(node), path, "here stands a list (- one a line), not " + seen(node));
      return Optional.empty();
    }
    var all = new ArrayList<Object>();
    int index = 0;
    for (var n : sequence.getValue())
      bind(n, element, path + "[" + index++ + "]").ifPresent(all::add);
    return all.size() == sequence.getValue().size() ? Optional.of(all) : Optional.empty();
  }

  private Optional<Object> set(Node node, Type element, String path) {
    var list = list(node, element, path);
    if (list.isEmpty()) return Optional.empty();
    var set = new LinkedHashSet<>();
    for (var v : list.get())
      if (!set.add(v))
        return wrong(node, path, "has " + ScalarBinder.shown(v.toString()) + " twice");
    return Optional.of(Collections.unmodifiableSet(set));
  }

  private Optional<Object> map(Node node, Type[] types, String path) {
    if (isNothing(node)) return Optional.of(Map.of());
    if (!(node instanceof MappingNode mapping))
      return wrong(node, path, "here stand keys with values, not " + seen(node));
    var all = new LinkedHashMap<Object, Object>();
    int wrong = 0;
    for (var e : entries(mapping, path).entrySet()) {
      var under = under(path, e.getKey());
      var key = scalar(e.getValue().key(), (Class<?>) types[0], under);
      places.put(under, FilePosition.of(e.getValue().key()));
      var value = bind(e.getValue().value(), types[1], under);
      if (key.isPresent() && value.isPresent()) all.put(key.get(), value.get());
      else wrong++;
    }
    return wrong == 0 ? Optional.of(Collections.unmodifiableMap(all)) : Optional.empty();
  }

  /** Keys of a mapping in order; a key that is there twice is a problem. */
  Map<String, Entry> entries(MappingNode mapping, String path) {
    var all = new LinkedHashMap<String, Entry>();
    for (var t : mapping.getValue()) {
      if (!(t.getKeyNode() instanceof ScalarNode key)) {
        note(FilePosition.of(t.getKeyNode()), path, "a key is one word");
      } else if (key.getTag().equals(Tag.MERGE)) {
        note(FilePosition.of(key), path, "<< is not used: write it twice");
      } else if (all.putIfAbsent(key.getValue(), new Entry(key, t.getValueNode())) != null) {
        note(FilePosition.of(key), under(path, key.getValue()), "is there twice");
      }
    }
    return all;
  }

  record Entry(ScalarNode key, Node value) {}

  private Optional<Object> scalar(Node node, Class<?> type, String path) {
    if (!(node instanceof ScalarNode scalar))
      return wrong(node, path, "here stands one value, not " + seen(node));
    if (isNothing(node)) return wrong(node, path, "has no value: give one, or leave the key out");
    try {
      return Optional.of(scalars.parse(scalar.getValue().strip(), type));
    } catch (IllegalArgumentException e) {
      return wrong(node, path, String.valueOf(e.getMessage()));
    }
  }

  private Optional<Object> secret(Node node, String path) {
    if (node instanceof MappingNode mapping && mapping.getValue().size() == 1) {
      var entry = entries(mapping, path).entrySet().stream().findFirst();
      var named = entry.map(e -> e.getValue().value()).filter(ScalarNode.class::isInstance);
      var name = named.map(n -> ((ScalarNode) n).getValue()).orElse("");
      switch (entry.map(Map.Entry::getKey).orElse("")) {
        case "env" -> {
          return found(s -> s.env(name), node, path, "environment variable " + name);
        }
        case "file" -> {
          return found(s -> s.file(name), node, path, "file " + name);
        }
        default -> {}
      }
    }
    return wrong(node, path, "a secret does not stand here: write {env: NAME} or {file: PATH}");
  }

  private Optional<Object> found(
      Function<Secrets, Optional<String>> look, Node at, String path, String where) {
    if (secrets.isEmpty()) return wrong(at, path, "secrets cannot be named in this file");
    var value = secrets.flatMap(look).filter(v -> !v.isBlank());
    if (value.isEmpty()) return wrong(at, path, where + " is not there or empty");
    return value.map(Secret::new);
  }

  Optional<Object> wrong(Node node, String path, String message) {
    note(FilePosition.of(node), path, message);
    return Optional.empty();
  }

  void note(FilePosition at, String path, String message) {
    problems.add(new ConfigProblem(file, at.line(), at.column(), path, message));
  }

  void stands(String path, Node at) {
    places.put(path, FilePosition.of(at));
  }

  static String under(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  static boolean isNothing(Node node) {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  private static MappingNode empty(Node at) {
    return new MappingNode(
        Tag.MAP,
        true,
        List.of(),
        at.getStartMark(),
        at.getEndMark(),
        org.yaml.snakeyaml.DumperOptions.FlowStyle.BLOCK);
  }

  private static String seen(Node node) {
    if (node instanceof ScalarNode s) return ScalarBinder.shown(s.getValue());
    return node instanceof SequenceNode ? "a list" : "keys with values";
  }
}
