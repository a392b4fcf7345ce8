package dev.berth.sandbox.pages;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * Markdown as issues show it: tables, task boxes, mentions, bare addresses, and of HTML only a
 * handful of harmless tags without attributes. Everything else is shown as typed.
 */
final class Markdown {
  private static final Pattern TAG =
      Pattern.compile(
          "<!--.*?(?:-->|$)|<(/?)(details|summary|br|sub|sup|kbd|b|i|em|strong|code|p|hr|del"
              + "|ul|ol|li|blockquote)(\\s+open)?\\s*/?>",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern LIVE =
      Pattern.compile(
          "(?<![\\w/])@([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,38}))|(https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)])");

  private static final String BOX = "<input>";
  private static final String BOX_SET = "<input checked>";

  private final Parser parser =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();
  private final HtmlRenderer renderer =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .sanitizeUrls(true)
          .softbreak("<br>\n")
          .nodeRendererFactory(Harmless::new)
          .attributeProviderFactory(
              context ->
                  (node, tag, attributes) -> {
                    if (node instanceof Link) {
                      attributes.put("rel", "nofollow noopener");
                    }
                  })
          .build();

  String render(String text) {
    Node document = parser.parse(text);
    document.accept(new Boxes());
    document.accept(new Links());
    return renderer.render(document);
  }

  private static final class Harmless implements NodeRenderer {
    private final HtmlNodeRendererContext context;

    Harmless(HtmlNodeRendererContext context) {
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(HtmlBlock.class, HtmlInline.class);
    }

    @Override
    public void render(Node node) {
      String literal =
          switch (node) {
            case HtmlBlock block -> block.getLiteral();
            case HtmlInline inline -> inline.getLiteral();
            default -> "";
          };
      if (literal.equals(BOX) || literal.equals(BOX_SET)) {
        String set = literal.equals(BOX_SET) ? " checked" : "";
        context.getWriter().raw("<input type=\"checkbox\" disabled" + set + "> ");
      } else {
        harmless(literal, context.getWriter());
      }
    }

    /** HTML of the author's own: the harmless tags are kept, comments go, the rest is escaped. */
    private static void harmless(String html, HtmlWriter out) {
      Matcher tags = TAG.matcher(html);
      int from = 0;
      while (tags.find()) {
        out.text(html.substring(from, tags.start()));
        if (!tags.group().startsWith("<!--")) {
          String open = tags.group(3) == null ? "" : " open";
          out.raw("<" + tags.group(1) + tags.group(2) + open + ">");
        }
        from = tags.end();
      }
      out.text(html.substring(from));
    }
  }

  /** {@code [ ]} and {@code [x]} at the start of a list item are boxes. */
  private static final class Boxes extends AbstractVisitor {
    @Override
    public void visit(ListItem item) {
      if (item.getFirstChild() instanceof Paragraph p && p.getFirstChild() instanceof Text text) {
        String literal = text.getLiteral();
        if (literal.startsWith("[ ] ") || literal.matches("\\[[xX]] (?s:.*)")) {
          text.setLiteral(literal.substring(4));
          HtmlInline box = new HtmlInline();
          box.setLiteral(literal.startsWith("[ ]") ? BOX : BOX_SET);
          text.insertBefore(box);
        }
      }
      visitChildren(item);
    }
  }

  /** Mentions and bare addresses become links, outside of code and of other links. */
  private static final class Links extends AbstractVisitor {
    @Override
    public void visit(Link link) {}

    @Override
    public void visit(Code code) {}

    @Override
    public void visit(Text text) {
      String literal = text.getLiteral();
      Matcher found = LIVE.matcher(literal);
      int from = 0;
      boolean any = false;
      while (found.find()) {
        any = true;
        text.insertBefore(new Text(literal.substring(from, found.start())));
        boolean mention = found.group(1) != null;
        Link link = new Link(mention ? "/" + found.group(1) : found.group(2), "");
        link.appendChild(new Text(found.group()));
        text.insertBefore(link);
        from = found.end();
      }
      if (any) {
        text.setLiteral(literal.substring(from));
      }
    }
  }
}
