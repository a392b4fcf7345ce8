package dev.berth.view.templates;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values of a page while they are gathered. What is not there is {@code ""} in a template. */
public final class TemplateValues {
  private final Map<String, Object> all = new LinkedHashMap<>();

  /** A person's words. */
  public TemplateValues text(String name, String words) {
    return put(name, words);
  }

  public TemplateValues text(String name, Optional<String> words) {
    return put(name, words.orElse(""));
  }

  /** Ours, or the operator's. */
  public TemplateValues bare(String name, String words) {
    return put(name, words.isEmpty() ? "" : new TrustedText(words));
  }

  public TemplateValues markup(String name, String words) {
    return put(name, words.isEmpty() ? "" : new OwnMarkdown(words));
  }

  public TemplateValues time(String name, Optional<Instant> at) {
    at.filter(t -> !t.equals(Instant.MAX)).ifPresentOrElse(t -> put(name, t), () -> put(name, ""));
    return this;
  }

  public TemplateValues time(String name, Instant at) {
    return time(name, Optional.of(at));
  }

  public TemplateValues number(String name, long number) {
    return put(name, number);
  }

  public TemplateValues is(String name, boolean truth) {
    return put(name, truth);
  }

  public TemplateValues list(String name, List<?> items) {
    return put(name, List.copyOf(items));
  }

  /** A group of values, or nothing. */
  public TemplateValues group(String name, Optional<TemplateValues> group) {
    return put(name, group.<Object>map(TemplateValues::map).orElse(""));
  }

  public TemplateValues groups(String name, List<TemplateValues> groups) {
    return put(name, groups.stream().map(TemplateValues::map).toList());
  }

  public TemplateValues with(Map<String, Object> more) {
    all.putAll(more);
    return this;
  }

  public Map<String, Object> map() {
    return new LinkedHashMap<>(all);
  }

  private TemplateValues put(String name, Object value) {
    all.put(name, value);
    return this;
  }
}
