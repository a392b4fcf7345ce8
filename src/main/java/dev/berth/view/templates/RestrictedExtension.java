package dev.berth.view.templates;

import io.pebbletemplates.pebble.extension.Extension;
import io.pebbletemplates.pebble.extension.ExtensionCustomizer;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.tokenParser.TokenParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engine's own extensions without what would switch off escaping or run out of memory. */
final class RestrictedExtension extends ExtensionCustomizer {
  private static final Set<String> NO_FILTERS = Set.of("raw", "escape", "base64decode");
  private static final Set<String> NO_FUNCTIONS = Set.of("range");
  private static final Set<String> NO_TAGS =
      Set.of("autoescape", "import", "from", "extends", "embed", "parallel", "cache", "filter");

  RestrictedExtension(Extension extension) {
    super(extension);
  }

  @Override
  public @Nullable Map<String, Filter> getFilters() {
    return without(super.getFilters(), NO_FILTERS);
  }

  @Override
  public @Nullable Map<String, Function> getFunctions() {
    return without(super.getFunctions(), NO_FUNCTIONS);
  }

  @Override
  public @Nullable List<TokenParser> getTokenParsers() {
    var all = super.getTokenParsers();
    return all == null ? null : all.stream().filter(p -> !NO_TAGS.contains(p.getTag())).toList();
  }

  private static <T> @Nullable Map<String, T> without(
      @Nullable Map<String, T> all, Set<String> names) {
    if (all == null) return null;
    var left = new HashMap<>(all);
    left.keySet().removeAll(names);
    return left;
  }
}
