package dev.berth.view;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of a page while they are gathered. What is not there is {@code ""} in a template. */
final class Values {
  private final Map<String, Object> all = new LinkedHashMap<>();

  /** A person's words. */
  Values text(String name, String words) {
    return put(name, words);
  }

  Values text(String name, Optional<String> words) {
    return put(name, words.orElse(""));
  }

  /** Ours, or the operator's. */
  Values bare(String name, String words) {
    return put(name, words.isEmpty() ? "" : new Bare(words));
  }

  Values markup(String name, String words) {
    return put(name, words.isEmpty() ? "" : new Markup(words));
  }

  Values time(String name, Optional<Instant> at) {
    at.filter(t -> !t.equals(Instant.MAX)).ifPresentOrElse(t -> put(name, t), () -> put(name, ""));
    return this;
  }

  Values time(String name, Instant at) {
    return time(name, Optional.of(at));
  }

  Values number(String name, long number) {
    return put(name, number);
  }

  Values is(String name, boolean truth) {
    return put(name, truth);
  }

  Values list(String name, List<?> items) {
    return put(name, List.copyOf(items));
  }

  /** A group of values, or nothing. */
  Values group(String name, Optional<Values> group) {
    return put(name, group.<Object>map(Values::map).orElse(""));
  }

  Values groups(String name, List<Values> groups) {
    return put(name, groups.stream().map(Values::map).toList());
  }

  Values with(Map<String, Object> more) {
    all.putAll(more);
    return this;
  }

  Map<String, Object> map() {
    return new LinkedHashMap<>(all);
  }

  private Values put(String name, Object value) {
    all.put(name, value);
    return this;
  }
}
