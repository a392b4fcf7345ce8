package dev.berth.view.templates;

import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What templates can do to a value. Every filter gives inert Markdown.
 *
 * <ul>
 *   <li>{@code day}, {@code short}, {@code time}, {@code clock}: an instant in words
 *   <li>{@code all}, {@code any}, {@code list}: a list of values, each escaped, joined by and, or,
 *       a comma
 *   <li>{@code mention}, {@code mentionany}: handles that are notified
 *   <li>{@code bare}: without code where that is harmless
 *   <li>{@code cell}: in a table; added to every row by itself
 *   <li>{@code some("answer")}: {@code 1 answer}, {@code 2 answers}
 * </ul>
 */
public final class TemplateFilters extends AbstractExtension {
  /** No comment calls more people than that. */
  public static final int MENTIONS_MAX = 3;

  /** A handle of the forge; all else is never written as a mention. */
  private static final Pattern HANDLE =
      Pattern.compile("[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:_[A-Za-z0-9]{1,20})?");

  @Override
  public Map<String, Filter> getFilters() {
    var all = new LinkedHashMap<String, Filter>();
    // The engine puts this one behind everything that is shown.
    all.put("escape", new Escaped());
    all.put("day", simple(v -> at(v, ReadableTime::day)));
    all.put("short", simple(v -> at(v, ReadableTime::shortly)));
    all.put("time", simple(v -> at(v, ReadableTime::time)));
    all.put("clock", simple(v -> at(v, ReadableTime::clock)));
    all.put("all", simple(v -> joined(v, " and ")));
    all.put("any", simple(v -> joined(v, " or ")));
    all.put("list", simple(v -> joined(v, ", ")));
    all.put("mention", simple(v -> mention(v, " ")));
    all.put("mentionany", simple(v -> mention(v, " or ")));
    all.put(
        "bare",
        simple(v -> v instanceof SafeMarkdown ? v.toString() : MarkdownEscape.bareOrCode("" + v)));
    all.put("cell", simple(v -> MarkdownEscape.cell(SafeMarkdown.of(v).text())));
    all.put("some", new Some());
    return all;
  }

  private static final class Escaped implements Filter {
    @Override
    public Object apply(
        @Nullable Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext context,
        int line) {
      return new SafeString(input == null ? "" : SafeMarkdown.of(input).text());
    }

    @Override
    public List<String> getArgumentNames() {
      return List.of("strategy");
    }
  }

  private interface Simple {
    String of(Object value);
  }

  private static Filter simple(Simple f) {
    return new Filter() {
      @Override
      public Object apply(
          @Nullable Object input,
          Map<String, Object> args,
          PebbleTemplate self,
          EvaluationContext context,
          int line) {
        return new SafeMarkdown(input == null ? "" : f.of(input));
      }

      @Override
      public @Nullable List<String> getArgumentNames() {
        return null;
      }
    };
  }

  /** {@code 2 answers}. */
  private static final class Some implements Filter {
    @Override
    public Object apply(
        @Nullable Object input,
        Map<String, Object> args,
        PebbleTemplate self,
        EvaluationContext context,
        int line) {
      long n = input instanceof Number number ? number.longValue() : 0;
      return new SafeMarkdown(
          ReadableTime.counted(n, MarkdownEscape.bareOrCode(String.valueOf(args.get("one")))));
    }

    @Override
    public List<String> getArgumentNames() {
      return List.of("one");
    }
  }

  private interface Printed {
    String of(Instant at);
  }

  /** A value that is no time is shown as any other text. */
  private static String at(Object value, Printed as) {
    if (value instanceof Instant t) return as.of(t);
    var text = value.toString();
    if (text.isEmpty()) return "";
    try {
      return as.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return inert(value);
    }
  }

  private static String joined(Object value, String last) {
    var all = new ArrayList<String>();
    for (var v : items(value)) all.add(inert(v));
    if (all.size() < 2) return String.join("", all);
    var end = all.removeLast();
    return String.join(", ", all) + last + end;
  }

  private static List<?> items(Object value) {
    return switch (value) {
      case List<?> l -> l;
      case Object[] array -> List.of(array);
      default -> List.of(value);
    };
  }

  private static String inert(Object value) {
    return SafeMarkdown.of(value).text();
  }

  /** Called by name, so that the forge notifies them. */
  private static String mention(Object value, String between) {
    if (!(value instanceof List<?> l)) return inert(value);
    return l.stream()
        .limit(MENTIONS_MAX)
        .map(Object::toString)
        .map(login -> HANDLE.matcher(login).matches() ? "@" + login : MarkdownEscape.asCode(login))
        .collect(Collectors.joining(between));
  }
}
