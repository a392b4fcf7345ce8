package dev.berth.intake.text;

import java.util.Locale;
import java.util.regex.Pattern;
import org.commonmark.node.Code;
import org.commonmark.node.Delimited;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * The inside of a paragraph or heading as plain text. Walks without recursion: depth is hostile.
 */
final class InlineText {
  /** Signs around bold text; clean text has no control signs of its own. */
  static final char BOLD_ON = '\u0002';

  static final char BOLD_OFF = '\u0003';

  private static final Pattern HREF = Pattern.compile("href\\s*=\\s*[\"']?([^\"'\\s>]{1,500})");

  private final StringBuilder out = new StringBuilder();
  private final boolean addresses;

  private InlineText(boolean addresses) {
    this.addresses = addresses;
  }

  /** The text with the address of each link behind it. */
  static String of(Node parent) {
    return new InlineText(true).walk(parent);
  }

  /** The text without addresses. */
  static String wordsOf(Node parent) {
    return new InlineText(false).walk(parent);
  }

  /** The same node is meant, not an equal one. */
  @SuppressWarnings("ReferenceEquality")
  private String walk(Node parent) {
    var node = parent.getFirstChild();
    while (node != null) {
      enter(node);
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        continue;
      }
      leave(node);
      while (node != null && node.getNext() == null) {
        node = node.getParent();
        if (node == null || node == parent) return out.toString();
        leave(node);
      }
      if (node != null) node = node.getNext();
    }
    return out.toString();
  }

  private void enter(Node node) {
    switch (node) {
      case Text t -> out.append(t.getLiteral());
      case Code c -> out.append(c.getLiteral());
      case SoftLineBreak _, HardLineBreak _ -> out.append('\n');
      case StrongEmphasis s -> {
        star(s);
        out.append(BOLD_ON);
      }
      case Emphasis e -> star(e);
      case HtmlInline h -> html(h.getLiteral());
      default -> {}
    }
  }

  private void leave(Node node) {
    switch (node) {
      case StrongEmphasis s -> {
        out.append(BOLD_OFF);
        star(s);
      }
      case Emphasis e -> star(e);
      case Link l -> address(l.getDestination());
      case Image _ -> out.append(' ');
      default -> {}
    }
  }

  /** {@code 2*c3.small and 3*m3.large} holds no emphasis, only signs for "times". */
  private void star(Delimited node) {
    if (!"*".equals(node.getOpeningDelimiter()) || out.isEmpty()) return;
    if (Character.isLetterOrDigit(out.charAt(out.length() - 1))
        && node instanceof Node n
        && n.getPrevious() instanceof Text before
        && endsInDigit(before.getLiteral())) out.append('*');
  }

  private static boolean endsInDigit(String s) {
    return !s.isEmpty() && Character.isDigit(s.charAt(s.length() - 1));
  }

  private void address(String target) {
    if (!addresses || target.isBlank() || endsWith(target)) return;
    out.append(' ').append(target).append(' ');
  }

  private boolean endsWith(String target) {
    return out.length() >= target.length()
        && out.substring(out.length() - target.length()).equals(target);
  }

  private void html(String tag) {
    if (tag.startsWith("<!--")) return;
    var lower = tag.toLowerCase(Locale.ROOT);
    if (lower.startsWith("<br") || lower.startsWith("<p") || lower.startsWith("</p")) {
      out.append('\n');
      return;
    }
    var href = HREF.matcher(tag);
    if (addresses && lower.startsWith("<a") && href.find())
      out.append(' ').append(href.group(1)).append(' ');
  }
}
