package dev.berth.view.templates;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.error.PebbleException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The template engine, with everything taken away that a text does not need: nothing but the
 * templates' own folder can be included, no method can be called, no loop runs but over values, and
 * escaping cannot be switched off.
 */
public final class TemplateEngine {
  /** A text this long is a mistake of the template. */
  private static final int RENDERED_MAX = 200_000;

  /** Only the engine's own object for the turns of a loop is asked by methods. */
  private static final String LOOP = "io.pebbletemplates.pebble.node.ForNode";

  private static final Pattern TIGHT =
      Pattern.compile("(?m)^((?:-|[0-9]+\\.) .*)\n\n(?=(?:-|[0-9]+\\.) )");

  private final TemplateLoader folder;
  private final PebbleEngine pebble;

  public TemplateEngine(Function<String, Optional<String>> template) {
    this.folder = new TemplateLoader(template);
    this.pebble =
        new PebbleEngine.Builder()
            .loader(folder)
            .strictVariables(true)
            .newLineTrimming(false)
            .defaultLocale(Locale.ENGLISH)
            .maxRenderedSize(RENDERED_MAX)
            .methodAccessValidator((o, _) -> o.getClass().getName().startsWith(LOOP))
            .registerExtensionCustomizer(RestrictedExtension::new)
            .extension(new TemplateFilters())
            .build();
  }

  public boolean has(String name) {
    return folder.resourceExists(name);
  }

  /** Every failure names file and line. */
  public String render(String name, Map<String, Object> values) {
    var out = new StringWriter();
    try {
      pebble.getTemplate(name).evaluate(out, ready(values));
    } catch (PebbleException e) {
      throw new TemplateException(name, e);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return tidy(out.toString());
  }

  /** Conditions leave empty lines behind; a list with empty lines in it would be a loose one. */
  private static String tidy(String text) {
    var lines = text.replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n").strip();
    return TIGHT.matcher(lines).replaceAll("$1\n");
  }

  private static Map<String, Object> ready(Map<?, ?> values) {
    var all = new LinkedHashMap<String, Object>();
    values.forEach((k, v) -> all.put(String.valueOf(k), ready(v)));
    return all;
  }

  private static Object ready(Object value) {
    return switch (value) {
      case TrustedText b -> new SafeMarkdown(MarkdownEscape.bareOrCode(b.text()));
      case OwnMarkdown m -> new SafeMarkdown(m.text());
      case Map<?, ?> m -> ready(m);
      case List<?> l -> l.stream().map(TemplateEngine::ready).toList();
      case Instant t -> t;
      default -> value;
    };
  }
}
