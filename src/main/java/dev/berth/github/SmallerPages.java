package dev.berth.github;

import dev.berth.forge.ForgeReader.Page;
import dev.berth.forge.Known;
import dev.berth.github.http.ApiHost;
import dev.berth.github.http.GitHubHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page whose answer is larger than may be read at once is read in parts, and each of those in
 * parts again; one entry that is too large by itself is left out, and that is said.
 */
final class SmallerPages {
  private static final Logger log = LoggerFactory.getLogger(SmallerPages.class);
  private static final int PARTS = 10;

  private SmallerPages() {}

  /**
   * The page of that number, of the usual size.
   *
   * @param what for the log: which list
   * @param ask by size and number of a page
   */
  static <T> Known<Page<T>> read(
      String what, int number, BiFunction<Integer, Integer, Known<Page<T>>> ask) {
    return read(what, ApiHost.PAGE_ITEMS, number, ask);
  }

  private static <T> Known<Page<T>> read(
      String what, int size, int number, BiFunction<Integer, Integer, Known<Page<T>>> ask) {
    var whole = ask.apply(size, number);
    if (!(whole instanceof Known.Unknown<Page<T>>(var why, _) && why.equals(GitHubHttp.TOO_LARGE)))
      return whole;
    if (size == 1) {
      log.error("entry {} of {} is left out: {}", number, what, why);
      return Known.is(new Page<>(List.of(), false));
    }
    var items = new ArrayList<T>();
    for (int i = 1; i <= PARTS; i++) {
      var part = read(what, size / PARTS, (number - 1) * PARTS + i, ask);
      if (!(part instanceof Known.Is<Page<T>>(var found))) return part;
      items.addAll(found.items());
      if (found.last()) return Known.is(new Page<>(List.copyOf(items), true));
    }
    return Known.is(new Page<>(List.copyOf(items), false));
  }
}
