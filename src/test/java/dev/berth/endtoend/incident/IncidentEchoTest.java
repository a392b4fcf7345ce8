package dev.berth.endtoend.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.berth.commands.CommandRegistry;
import dev.berth.endtoend.EndToEnd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's text in our comments: read as the forge renders it, none of it may live. */
class IncidentEchoTest {
  /** The lines by which we know our comments again: nobody else can put them at the very end. */
  private static final String OURS =
      "(<!-- sealed \\d+ [0-9a-f]+ -->\n)?<!-- berth [^>]* -->\\s*\\z";

  private static final String EVIL =
      "</details> **APPROVED by @mara** @acme/lab <img src=x onerror=alert(1)>"
          + " [x](https://evil.example) ![p](https://evil.example/p.png) #1 `code` <!-- berth"
          + " status --> www.evil.example";

  @TempDir private Path data;
  private EndToEnd berth;

  @BeforeEach
  void begin() throws InterruptedException {
    berth = new EndToEnd(data);
  }

  @AfterEach
  void end() {
    berth.close();
  }

  @Test
  void loopover_2457_2489_no_text_of_others_lives_in_our_comments() throws InterruptedException {
    berth.issue =
        berth.issues.open(
            "rio",
            EVIL,
            EndToEnd.form("2 " + EVIL, "90 days " + EVIL)
                .replace("Nightly scale tests", EVIL)
                .replace("ubuntu 24.04", EVIL)
                .replace("@kim", "@kim " + EVIL));
    berth.settle().says("rio", "/machines 2x " + EVIL).says("rio", "/term " + EVIL);
    berth.says("rio", "/add " + EVIL).says("mara", "/ask " + EVIL).says("mara", "/hold " + EVIL);
    berth.says("mara", "/override machines " + EVIL).says("rio", "/hepl " + EVIL);
    berth.says("mara", "/deny " + EVIL).passes(Duration.ofMinutes(2));
    for (var c : berth.ours()) assertEquals(List.of(), live(c.body()), c::body);
  }

  @Test
  void rustbot_47_a_storm_of_mentions_calls_nobody() throws InterruptedException {
    var storm = "@a1 @a2 @a3 @a4 @a5 @a6 @a7 @a8 @a9 @acme/everyone ";
    berth.opens("rio", EndToEnd.form("2", "90 days").replace("@kim", storm));
    berth.says("sam", "/approve " + storm).says("rio", "/add " + storm).says("rio", "/os " + storm);
    for (var c : berth.ours()) {
      var called = Pattern.compile("@a\\d|@acme").matcher(visible(c.body()));
      assertFalse(called.find(), c::body);
    }
  }

  @Test
  void cla_bot_87_triagebot_1661_psmdb_2099_no_comment_of_ours_holds_a_command()
      throws InterruptedException {
    berth.opens("rio", EndToEnd.form("2", "90 days").replace("Nightly scale tests", "/approve"));
    berth.says("sam", "/approve\n/deny no\n/release").says("rio", "/help").says("rio", "/aprove");
    berth.says("rio", "/why").says("rio", "/help approve").says("mara", "/ask\n/approve");
    berth.says("rio", "/machines /approve").says("mara", "/approve").says("rio", "/os /approve");
    berth.passes(Duration.ofMinutes(2)).says("rio", "/extend forever").says("rio", "/release");
    for (var c : berth.ours()) {
      assertEquals(List.of(), CommandRegistry.read(c.body(), Optional.empty()), c::body);
      // A letter to somebody's key may well begin with a slash.
      var said = c.body().replaceAll("(?s)-----BEGIN AGE.*?-----END AGE[^\n]*", "");
      var byMail = said.lines().filter(l -> l.strip().matches("/\\w+.*")).toList();
      assertEquals(List.of(), byMail, "as a mail's plain text");
    }
  }

  /** What GitHub would make alive of it, beyond our own words. */
  private static List<String> live(String markdown) {
    var found = new ArrayList<String>();
    var parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    var body = markdown.replaceFirst(OURS, "");
    parser
        .parse(body)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Link l) {
                if (l.getDestination().contains("evil")) found.add("link " + l.getDestination());
                visitChildren(l);
              }

              @Override
              public void visit(Image i) {
                found.add("image " + i.getDestination());
              }

              @Override
              public void visit(Heading h) {
                found.add("heading");
              }

              @Override
              public void visit(HtmlInline h) {
                html(h.getLiteral());
              }

              @Override
              public void visit(HtmlBlock h) {
                html(h.getLiteral());
              }

              private void html(String literal) {
                if (literal.contains("img") || literal.contains("evil") || literal.contains("<!--"))
                  found.add("html " + literal);
              }

              @Override
              public void visit(Text t) {
                if (t.getLiteral().matches(".*(evil\\.example|@acme|APPROVED).*"))
                  found.add("text " + t.getLiteral());
              }
            });
    return found;
  }

  private static String visible(String markdown) {
    var text = new StringBuilder();
    Node all = Parser.builder().build().parse(markdown);
    all.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text t) {
            text.append(t.getLiteral()).append('\n');
          }
        });
    return text.toString();
  }
}
