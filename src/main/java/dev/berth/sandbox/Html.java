package dev.berth.sandbox;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A piece of a page. It is only made from a template of ours and values, and a value that is no
 * piece itself is escaped, so that nobody's text becomes markup.
 */
record Html(String markup) {
  static final Html NONE = new Html("");

  /** The template with each {@code {}} replaced by the next value. */
  static Html of(String template, Object... values) {
    StringBuilder out = new StringBuilder();
    Iterator<Object> next = List.of(values).iterator();
    int from = 0;
    int hole = template.indexOf("{}");
    while (hole >= 0) {
      out.append(template, from, hole).append(show(next.next()));
      from = hole + 2;
      hole = template.indexOf("{}", from);
    }
    return new Html(out.append(template.substring(from)).toString());
  }

  private static String show(Object value) {
    return switch (value) {
      case Html piece -> piece.markup();
      case Optional<?> maybe -> maybe.map(Html::show).orElse("");
      case List<?> pieces -> {
        StringBuilder all = new StringBuilder();
        pieces.forEach(p -> all.append(show(p)));
        yield all.toString();
      }
      default -> escape(value.toString());
    };
  }

  static <T> List<Html> each(Iterable<T> items, Function<T, Html> piece) {
    List<Html> pieces = new java.util.ArrayList<>();
    items.forEach(i -> pieces.add(piece.apply(i)));
    return pieces;
  }

  static Html when(boolean is, Html piece) {
    return is ? piece : NONE;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
