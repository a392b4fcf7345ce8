package dev.berth.sandbox.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Markdown is shown as issues show it, and nobody's markup gets through. */
class MarkdownTest {
  private final Markdown markdown = new Markdown();

  private String html(String text) {
    return markdown.render(text);
  }

  @Test
  void tables_details_boxes_mentions_and_addresses_work() {
    assertTrue(html("| a | b |\n|---|---|\n| 1 | 2 |").contains("<td>1</td>"));
    String details = html("<details><summary>Why</summary>\n\n- one\n\n</details>");
    assertTrue(details.contains("<details><summary>Why</summary>"), details);
    assertTrue(details.contains("<li>one</li>"), details);
    assertTrue(html("- [x] done").contains("checked"));
    assertTrue(html("ask @mika, please").matches("(?s).*href=\"/mika\"[^>]*>@mika</a>, please.*"));
    assertTrue(
        html("see https://etcd.io.")
            .matches("(?s).*href=\"https://etcd.io\"[^>]*>https://etcd.io</a>\\..*"));
    assertEquals("<p><code>@mika</code></p>\n", html("`@mika`"));
    assertEquals("", html("<!-- hidden -->"));
  }

  @Test
  void foreign_markup_is_shown_as_typed() {
    for (String hostile :
        List.of(
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "a <b onmouseover=alert(1)>x</b>",
            "<details ontoggle=alert(1)>",
            "[x](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<svg/onload=alert(1)>",
            "<!--><script>alert(1)</script>-->",
            "<scr<b>ipt>alert(1)</scr</b>ipt>",
            "https://x.example/\"onclick=alert(1)")) {
      String html = html(hostile);
      assertFalse(html.matches("(?s).*<(script|img|svg|a [^>]*javascript).*"), html);
      assertFalse(html.matches("(?s).*<[a-z]+[^>]* on[a-z]+=.*"), html);
      assertFalse(html.contains("\"onclick"), html);
    }
  }
}
