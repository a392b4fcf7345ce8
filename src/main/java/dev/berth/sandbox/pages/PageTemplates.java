package dev.berth.sandbox.pages;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Renders the files of {@code sandbox/pages}; what people wrote is escaped or made of Markdown. */
final class PageTemplates {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.UK).withZone(ZoneOffset.UTC);

  private final PebbleEngine pebble;

  PageTemplates() {
    ClasspathLoader loader = new ClasspathLoader(PageTemplates.class.getClassLoader());
    loader.setPrefix("sandbox/pages/");
    pebble =
        new PebbleEngine.Builder()
            .loader(loader)
            .strictVariables(true)
            .newLineTrimming(false)
            .defaultLocale(Locale.ENGLISH)
            .extension(new PageFilters())
            .build();
  }

  String render(String name, Map<String, Object> values) {
    StringWriter out = new StringWriter();
    try {
      pebble.getTemplate(name).evaluate(out, values);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot render " + name, e);
    }
    return out.toString();
  }

  private static final class PageFilters extends AbstractExtension {
    private final Markdown markdown = new Markdown();

    @Override
    public Map<String, Filter> getFilters() {
      return Map.of(
          "markdown", new Of(text -> new SafeString(markdown.render(text))),
          "when", new Of(at -> WHEN.format(Instant.parse(at))),
          "ink", new Of(PageFilters::ink));
    }

    /** Dark letters on a light colour, light ones on a dark one. */
    private static String ink(String color) {
      int rgb = Integer.parseInt(color, 16);
      int light = (299 * (rgb >> 16) + 587 * ((rgb >> 8) & 255) + 114 * (rgb & 255)) / 1000;
      return light > 140 ? "#1b1f24" : "#ffffff";
    }
  }

  /** A filter without arguments. */
  private record Of(Function<String, Object> change) implements Filter {
    @Override
    public List<String> getArgumentNames() {
      return List.of();
    }

    @Override
    public Object apply(
        Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext context,
        int line) {
      return change.apply(String.valueOf(input));
    }
  }
}
