package dev.berth.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Lists of words in a text file that is part of the program, so that people who do not read Java
 * can read and change them. The head of each file tells its format.
 *
 * <p>The core reads no file; this is its one exception. What these files say is as fixed as code:
 * it comes out of the jar with it and never changes while the program runs.
 */
public final class WordFile {
  private static final Pattern LIST = Pattern.compile("\\[([a-z][a-z0-9-]*)\\]");

  /** {@code {name}}, but not the name of a class of signs as in {@code \p{Lu}}. */
  private static final Pattern PART = Pattern.compile("(?<!\\\\[pP])\\{([a-z][a-z0-9-]*)\\}");

  private record Line(int number, String text) {}

  private final String file;
  private final Map<String, List<Line>> lists = new LinkedHashMap<>();

  private WordFile(String file, String text) {
    this.file = file;
    List<Line> list = List.of();
    var number = 0;
    for (var raw : text.lines().toList()) {
      number++;
      var line = raw.strip();
      if (line.isEmpty() || line.startsWith("#")) continue;
      var head = LIST.matcher(line);
      if (head.matches()) {
        list = new ArrayList<>();
        if (lists.put(head.group(1), list) != null) throw wrong(number, line + " stands twice");
      } else if (lists.isEmpty()) throw wrong(number, "begin a list with a line like [name]");
      else list.add(new Line(number, line));
    }
    lists.forEach(
        (name, lines) -> {
          if (lines.isEmpty()) throw new IllegalStateException(file + ": [" + name + "] is empty");
        });
  }

  /**
   * Reads one.
   *
   * @param file as in {@code intake/terms.txt}
   * @throws IllegalStateException naming file and line for what cannot be meant
   */
  public static WordFile read(String file) {
    try (InputStream in = WordFile.class.getResourceAsStream("/" + file)) {
      if (in == null) throw new IllegalStateException(file + " is missing in this program");
      return of(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  static WordFile of(String file, String text) {
    return new WordFile(file, text);
  }

  /** The names of all lists, in order. */
  Set<String> names() {
    return lists.keySet();
  }

  /** The lines of a list as they stand. */
  public List<String> lines(String list) {
    return list(list).stream().map(Line::text).toList();
  }

  /** Entries between commas and line ends. */
  public Set<String> words(String list) {
    var all = new LinkedHashSet<String>();
    for (var line : list(list))
      for (var word : line.text().split("\\s*,\\s*", -1))
        if (!word.isEmpty() && !all.add(word)) throw wrong(line.number(), word + " stands twice");
    return all;
  }

  /** Entries between commas and line ends, each as its words. */
  public List<List<String>> phrases(String list) {
    return words(list).stream().map(p -> List.of(p.split("\\s+"))).toList();
  }

  /** Lines like {@code key = value}, in order. */
  public Map<String, String> values(String list) {
    var all = new LinkedHashMap<String, String>();
    for (var line : list(list)) {
      var parts = line.text().split("\\s+=\\s+", 2);
      if (parts.length < 2) throw wrong(line.number(), "write key = value");
      if (all.put(parts[0], parts[1]) != null)
        throw wrong(line.number(), parts[0] + " stands twice");
    }
    return all;
  }

  /** A regular expression that matches where any line of the list does, from a word's start on. */
  public Pattern cues(String list) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + alternatives(list) + ")");
  }

  /** A regular expression that matches where any line of the list does. */
  public Pattern pattern(String list) {
    return Pattern.compile(alternatives(list));
  }

  /** The lines of the list as one regular expression, to be put in brackets in another. */
  public String alternatives(String list) {
    return list(list).stream().map(this::checked).collect(Collectors.joining("|"));
  }

  private String checked(Line line) {
    var whole =
        PART.matcher(line.text())
            .replaceAll(m -> Matcher.quoteReplacement("(?:" + part(m.group(1), line) + ")"));
    try {
      return Pattern.compile(whole).pattern();
    } catch (PatternSyntaxException e) {
      throw new IllegalStateException(place(line.number()) + e.getDescription(), e);
    }
  }

  private String part(String list, Line line) {
    if (!lists.containsKey(list)) throw wrong(line.number(), "there is no list [" + list + "]");
    return String.join("|", lines(list));
  }

  private List<Line> list(String list) {
    var lines = lists.get(list);
    if (lines == null) throw new IllegalStateException(file + ": there is no list [" + list + "]");
    return lines;
  }

  private IllegalStateException wrong(int line, String what) {
    return new IllegalStateException(place(line) + what);
  }

  private String place(int line) {
    return file + ", line " + line + ": ";
  }
}
