package dev.berth.view.templates;

/**
 * Words of ours or of the operator in the values of a page. Shown as they are where they are
 * harmless as Markdown, in code where they are not.
 */
public record TrustedText(String text) {
  @Override
  public String toString() {
    return text;
  }
}
