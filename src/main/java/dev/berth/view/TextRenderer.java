package dev.berth.view;

import dev.berth.forge.CheckRun;
import dev.berth.request.Notice;
import dev.berth.request.Request;
import dev.berth.view.templates.CommentTruncation;
import dev.berth.view.templates.TemplateEngine;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The texts people read, made from templates. A template that cannot be rendered is the operator's
 * mistake where it is edited and ours where it is not: it throws, with file and line.
 */
public final class TextRenderer {
  /** The forge takes no longer comment. */
  public static final int COMMENT_MAX = 60_000;

  /** No mail program may wrap so that a line of an answer begins with a command of ours. */
  private static final Pattern BEFORE_COMMAND =
      Pattern.compile(
          "(?<=[\\p{L}\\p{N},;:.?!)*_\"'}`]) (?=[`*_(\\\\]*/[a-z])(?<!^\\d{1,3}[.)] )(?<!\\n"
              + "\\d{1,3}[.)] )(?<!^[*] )(?<!\\n"
              + "[*] )");

  private final TemplateEngine engine;

  /**
   * Texts by templates.
   *
   * @param template text by name under templates: {@code status/active.md}; empty where there is
   *     none
   */
  public TextRenderer(Function<String, Optional<String>> template) {
    this.engine = new TemplateEngine(template);
  }

  /** The status comment as it is when it is edited. */
  public String status(IssueView v, Request r) {
    return status(v, r, false);
  }

  /** The status comment; the first version calls the approvers by name where they are needed. */
  public String status(IssueView v, Request r, boolean first) {
    var values = new LinkedHashMap<>(v.status().values());
    values.putIfAbsent(TextModel.NOW, "");
    values.put("first", first);
    return signed(engine.render(v.status().template(), values), IssueWrite.STATUS_KEY);
  }

  /** A comment that is posted once. */
  public String notice(Notice n, Request r, TextContext c, ShownIssue s) {
    var page = NoticeModel.of(n, r, c, s);
    return signed(said(page, c), IssueView.keyOf(n));
  }

  /** The answer to a command. */
  public String reply(OneOffWrite.ReplyComment reply, TextContext c) {
    var page = ReplyModel.of(reply, c, engine::has);
    return signed(said(page, c), reply.key());
  }

  /** The comment that says to the operators what is wrong. */
  public String operators(TextModel page, String key) {
    return signed(engine.render(page.template(), page.values()), key);
  }

  /**
   * A check run on a proposed program's file.
   *
   * @param file where it stands in the repository
   * @param web address of the forge
   */
  public CheckRun checkRun(ProgramVerdict v, CheckRunOf of, String file, URI web) {
    var page = ProgramCheckModel.of(v, file, web);
    var text = engine.render(page.template(), page.values());
    int end = text.indexOf('\n');
    var title = (end < 0 ? text : text.substring(0, end)).strip();
    var rest = end < 0 ? "" : text.substring(end).strip();
    var summary = rest.length() > COMMENT_MAX ? CommentTruncation.to(rest, COMMENT_MAX) : rest;
    return new CheckRun(
        of.name(),
        of.commit(),
        of.key(),
        ProgramCheckModel.conclusion(v),
        title,
        summary,
        ProgramCheckModel.annotations(v));
  }

  /** Which check run: its name, the commit that it is on, the key by which it is found again. */
  public record CheckRunOf(String name, String commit, String key) {}

  /** With the word that nothing is real, in every comment where that is so. */
  private String said(TextModel page, TextContext c) {
    var text = engine.render(page.template(), page.values());
    return c.simulation() ? text + "\n\n" + engine.render("parts/simulation", Map.of()) : text;
  }

  private static String signed(String text, String key) {
    var marker = CommentMarker.of(key);
    int room = COMMENT_MAX - marker.length() - CommentMarker.SIGNATURE_CHARS - 3;
    var body = BEFORE_COMMAND.matcher(text.strip()).replaceAll("\u00a0");
    return (body.length() > room ? CommentTruncation.to(body, room) : body) + "\n" + marker;
  }
}
