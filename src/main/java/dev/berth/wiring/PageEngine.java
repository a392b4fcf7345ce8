package dev.berth.wiring;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import io.pebbletemplates.pebble.loader.DelegatingLoader;
import io.pebbletemplates.pebble.loader.FileLoader;
import io.pebbletemplates.pebble.loader.Loader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/** The template engine of the public pages: the operator's folder first, like all other texts. */
final class PageEngine {
  private PageEngine() {}

  static PebbleEngine create(Path folder) {
    var shipped = new ClasspathLoader();
    shipped.setPrefix("templates");
    var loaders = new ArrayList<Loader<?>>();
    if (Files.isDirectory(folder)) loaders.add(new FileLoader(folder.toAbsolutePath().toString()));
    loaders.add(shipped);
    return new PebbleEngine.Builder()
        .loader(new DelegatingLoader(loaders))
        .autoEscaping(true)
        .strictVariables(false)
        .build();
  }
}
