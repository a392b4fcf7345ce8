package dev.berth.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/** How long a reading takes, as a ratio to a plain parse of the same text. Run it by hand. */
public final class ReadingTime {
  private static final int ROUNDS = 200;

  private ReadingTime() {}

  public static void main(String[] args) {
    var reader = Samples.reader();
    var parser = Parser.builder().extensions(List.of(TablesExtension.create())).build();
    var usual = Samples.classic("2 x c3.small.x86\n1 x c3.large.arm64");
    for (int i = 0; i < ROUNDS * 5; i++) {
      Samples.read(reader, "Warm", usual);
      parser.parse(usual);
    }
    print("a usual issue", usual, reader, parser, ROUNDS);
    for (Map.Entry<String, String> e : HostileTextTest.bodies().entrySet())
      print(e.getKey(), e.getValue(), reader, parser, 3);
  }

  private static void print(
      String name, String body, IssueReader reader, Parser parser, int rounds) {
    var read = median(rounds, () -> Samples.read(reader, "Title", body));
    var plain = median(rounds, () -> parser.parse(body));
    System.out.printf(
        Locale.ROOT,
        "%-34s %9.2f ms, plain parse %9.2f ms, ratio %6.1f%n",
        name,
        read,
        plain,
        read / plain);
  }

  private static double median(int rounds, Runnable work) {
    var times = new ArrayList<Long>();
    for (int i = 0; i < rounds; i++) {
      var start = System.nanoTime();
      work.run();
      times.add(System.nanoTime() - start);
    }
    times.sort(null);
    return times.get(times.size() / 2) / 1e6;
  }
}
