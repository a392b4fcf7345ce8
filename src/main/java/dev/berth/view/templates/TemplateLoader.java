package dev.berth.view.templates;

import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.loader.Loader;
import java.io.Reader;
import java.io.StringReader;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The folder of templates, and nothing beside it. Two things are done to a text before it is
 * parsed, both without moving a line: a line that holds nothing but a tag leaves no empty line
 * behind, and what a row of a table shows is escaped for a cell without anybody having to think of
 * it.
 */
final class TemplateLoader implements Loader<String> {
  private static final String ENDING = ".md";

  /** No path, no parent, no other folder. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:[-/][a-z0-9]+)*");

  private static final Pattern LONE_TAG =
      Pattern.compile(
          "(?m)^[ \\t]*(\\{%-?(?:(?!%\\}).)*?%\\}" + "|\\{#(?:(?!#\\}).)*#\\})[ \\t]*\n");
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(\\{[{%][^}]*\\|\\s*(?:raw|escape)\\b|\\{%-?\\s*(?:autoescape|verbatim)\\b)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\|.*$");
  private static final Pattern SHOWN = Pattern.compile("\\{\\{((?:(?!\\}\\}).)*)\\}\\}");

  private final Function<String, Optional<String>> template;

  TemplateLoader(Function<String, Optional<String>> template) {
    this.template = template;
  }

  @Override
  public Reader getReader(String name) {
    return new StringReader(prepared(checked(name, text(name))));
  }

  private String text(String name) {
    if (!NAME.matcher(name).matches())
      throw new LoaderException(null, "no name of a template: " + name);
    return template
        .apply(name + ENDING)
        .orElseThrow(() -> new LoaderException(null, "there is no templates/" + name + ENDING));
  }

  /** What would show a value as it is, is refused where it stands. */
  private static String checked(String name, String text) {
    var found = FORBIDDEN.matcher(text);
    if (!found.find()) return text;
    var line = text.substring(0, found.end()).lines().count();
    throw new PebbleException(
        null, found.group(1) + " is not allowed in a template", (int) Math.max(1, line), name);
  }

  static String prepared(String text) {
    var rows = ROW.matcher(text.replace("\r\n", "\n")).replaceAll(TemplateLoader::row);
    return LONE_TAG.matcher(rows).replaceAll(TemplateLoader::withoutLineEnd);
  }

  private static String row(java.util.regex.MatchResult row) {
    return Matcher.quoteReplacement(SHOWN.matcher(row.group()).replaceAll("{{ ($1) | cell }}"));
  }

  /** The line break moves into the tag, where it counts as a blank. */
  private static String withoutLineEnd(java.util.regex.MatchResult m) {
    var tag = m.group(1);
    int end = tag.length() - (tag.endsWith("-%}") ? 3 : 2);
    return Matcher.quoteReplacement(tag.substring(0, end) + "\n" + tag.substring(end));
  }

  @Override
  public boolean resourceExists(String name) {
    return NAME.matcher(name).matches() && template.apply(name + ENDING).isPresent();
  }

  @Override
  public String resolveRelativePath(String relative, String anchor) {
    return relative;
  }

  @Override
  public String createCacheKey(String name) {
    return name;
  }

  @Override
  public void setCharset(String charset) {}

  @Override
  public void setPrefix(String prefix) {}

  @Override
  public void setSuffix(String suffix) {}
}
