package dev.berth.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Binds one mapping to a record. */
final class RecordBinder {
  private final ConfigBinder binder;
  private final MappingNode mapping;

  RecordBinder(ConfigBinder binder, MappingNode mapping) {
    this.binder = binder;
    this.mapping = mapping;
  }

  Optional<Object> bind(Class<?> type, String path) {
    var entries = binder.entries(mapping, path);
    if (type.isRecord()) return record(type, entries, path);
    throw new IllegalStateException("no setting can be a " + type);
  }

  private Optional<Object> record(
      Class<?> type, Map<String, ConfigBinder.Entry> entries, String path) {
    var components = type.getRecordComponents();
    var names = Arrays.stream(components).map(c -> kebab(c.getName())).toList();
    boolean known = noneUnknown(entries, names, path);
    var defaults = defaults(type);
    var values = new Object[components.length];
    boolean whole = known;
    for (int i = 0; i < components.length; i++) {
      var value = component(components[i], names.get(i), entries, defaults, path);
      if (value.isPresent()) values[i] = value.get();
      else whole = false;
    }
    return whole ? make(type, components, values, entries, path) : Optional.empty();
  }

  private boolean noneUnknown(
      Map<String, ConfigBinder.Entry> entries, List<String> names, String path) {
    boolean all = true;
    for (var e : entries.entrySet()) {
      if (names.contains(e.getKey())) continue;
      all = false;
      var hint = DidYouMean.hint(e.getKey(), names);
      var known = hint.isEmpty() ? "; known here: " + String.join(", ", names) : hint;
      binder.wrong(
          e.getValue().key(), ConfigBinder.under(path, e.getKey()), "is not a setting" + known);
    }
    return all;
  }

  private Optional<Object> component(
      RecordComponent component,
      String name,
      Map<String, ConfigBinder.Entry> entries,
      Optional<Object> defaults,
      String path) {
    var entry = entries.get(name);
    if (entry == null) {
      var value = missing(component, defaults);
      if (value.isEmpty()) binder.wrong(mapping, path, name + " is missing");
      return value;
    }
    binder.stands(ConfigBinder.under(path, name), entry.key());
    return binder.bind(entry.value(), component.getGenericType(), ConfigBinder.under(path, name));
  }

  private static Optional<Object> missing(RecordComponent component, Optional<Object> defaults) {
    if (defaults.isPresent()) return Optional.ofNullable(get(component, defaults.get()));
    var type = component.getType();
    if (type == Optional.class) return Optional.of(Optional.empty());
    if (type == List.class) return Optional.of(List.of());
    if (type == Set.class) return Optional.of(Set.of());
    if (type == Map.class) return Optional.of(Map.of());
    return Optional.empty();
  }

  private Optional<Object> make(
      Class<?> type,
      RecordComponent[] components,
      Object[] values,
      Map<String, ConfigBinder.Entry> entries,
      String path) {
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return Optional.of(constructor.newInstance(values));
    } catch (InvocationTargetException e) {
      return refused(String.valueOf(e.getTargetException().getMessage()), entries, path);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  /** The message is put at the key that it begins with, else at the mapping. */
  private Optional<Object> refused(
      String message, Map<String, ConfigBinder.Entry> entries, String path) {
    for (var e : entries.entrySet())
      if (message.startsWith(e.getKey() + " "))
        return binder.wrong(e.getValue().key(), path, message);
    return binder.wrong(mapping, path, message);
  }

  private static Optional<Object> defaults(Class<?> type) {
    try {
      var method = type.getDeclaredMethod("defaults");
      method.setAccessible(true);
      return Optional.of(method.invoke(null));
    } catch (NoSuchMethodException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no usable defaults", e);
    }
  }

  private static Object get(RecordComponent component, Object from) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(from);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  /** {@code machinesPerRequest} is written {@code machines-per-request}. */
  static String kebab(String name) {
    return name.replaceAll("(?<=[a-z0-9])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
