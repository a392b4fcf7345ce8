package dev.berth.view.templates;

import io.pebbletemplates.pebble.error.PebbleException;

/** A template that cannot be rendered; the message names file and line. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  TemplateException(String name, PebbleException cause) {
    super(where(name, cause) + ": " + cause.getPebbleMessage(), cause);
  }

  private static String where(String name, PebbleException cause) {
    var file = cause.getFileName() == null ? name : cause.getFileName();
    var line = cause.getLineNumber() == null ? 1 : cause.getLineNumber();
    return "templates/" + file.replaceFirst("(\\.md)?$", ".md") + ":" + line;
  }
}
