package dev.berth.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every problem of a file is told at once, with its line; what is right is read in full. */
class YamlReaderTest {
  record Lab(
      String name,
      int machines,
      Duration term,
      Optional<String> paused,
      List<Duration> reminders,
      Map<String, Shelf> shelves,
      Set<DayOfWeek> days,
      Optional<LocalDate> end,
      Optional<Limit> limit,
      Optional<Door> door) {}

  record Shelf(int places, boolean open) {
    Shelf {
      if (places < 1) throw new IllegalArgumentException("places is 1 at least");
    }

    static Shelf defaults() {
      return new Shelf(7, true);
    }
  }

  record Limit(int low, int high) {
    Limit {
      if (low > high) throw new IllegalArgumentException("no number is between the two");
    }
  }

  record Door(Secret key) {}

  private static final String NOISE = ":{}[]\n\t -#&*!|>'\"%@`a9~?,";

  private static final String GOOD =
      """
      name: Kelp lab
      machines: 4
      term: 90d
      """;

  private static Stream<Arguments> broken() {
    return Stream.of(
        bad("unknown key", "machine: 4\n", "4:1: machine: is not a setting: did you mean machines"),
        bad("key far from any", "colour: red\n", "4:1: colour: is not a setting; known here: name"),
        bad("key twice", "name: Other\n", "4:1: name: is there twice"),
        bad("wrong duration", "reminders: [ten days]\n", "4:13: reminders[0]: \"ten days\" is not"),
        bad("second of a list", "reminders:\n  - 7d\n  - x\n", "6:5: reminders[1]: \"x\" is not"),
        bad("no list", "reminders: 7d\n", "4:12: reminders: here stands a list"),
        bad("list for text", "paused: [a]\n", "4:9: paused: here stands one value, not a list"),
        bad("no mapping", "shelves: high\n", "4:10: shelves: here stand keys with values"),
        bad("nested", "shelves:\n  a: {places: many}\n", "5:15: shelves.a.places: \"many\" is not"),
        bad("constructor, own key", "shelves:\n  a: {places: 0}\n", "5:7: shelves.a: places is 1"),
        bad("constructor", "limit:\n  low: 3\n  high: 2\n", "5:3: limit: no number is between"),
        bad("missing key", "limit: {low: 3}\n", "4:8: limit: high is missing"),
        bad(
            "old YAML truth",
            "shelves: {a: {open: yes}}\n",
            "4:21: shelves.a.open: \"yes\" is not"),
        bad("enum", "days: [mondey]\n", "4:8: days[0]: \"mondey\" is none of monday, tuesday"),
        bad("twice in a set", "days: [monday, monday]\n", "4:7: days: has \"MONDAY\" twice"),
        bad("date", "end: 31.12.2026\n", "4:6: end: \"31.12.2026\" is not a date like 2027-01-31"),
        bad("open secret", "door: {key: s3}\n", "4:13: door.key: a secret does not"),
        bad("secret unset", "door: {key: {env: NO}}\n", "environment variable NO is"),
        bad("secret file", "door: {key: {file: /no}}\n", "file /no is not there"),
        bad("alias", "paused: &a x\n", "4:9: anchors and aliases"),
        bad("merge", "<<: {a: b}\n", "4:1: << is not used"),
        bad("tag", "paused: !!java.net.URL x\n", "4:9: tags (!) are not used"),
        bad("tab", "shelves:\n\ta: {}\n", "5:1: a tab: YAML is indented by spaces only"),
        bad("second document", "---\nname: b\n", "4:1: a second document"),
        bad("unclosed", "paused: \"x\n", "is not YAML"),
        bad("control character", "paused: a\u0007b\n", "4:10: has a character that YAML forbids"),
        bad("key is a list", "[a]: b\n", "4:1: a key is one word"),
        bad("too large", "# " + "x".repeat(128 << 10), "1:1: larger than 128 KiB"),
        bad("too many brackets", "[".repeat(2_001), "1:1: has more than 2000 brackets"),
        bad("too deep", "paused: " + "[".repeat(60) + "]".repeat(60), "Nesting Depth exceeded"),
        bad(
            "huge number",
            "limit: {low: 99999999999, high: 1}\n",
            "\"99999999999\" is not a whole"),
        bad("endless term", "end: 2027-13-01\n", "is not a date"));
  }

  private static Arguments bad(String name, String added, String expected) {
    return Arguments.of(name, added, expected);
  }

  private static final Secrets ONE =
      new Secrets() {
        @Override
        public Optional<String> env(String name) {
          return name.equals("LAB_KEY") ? Optional.of("open sesame") : Optional.empty();
        }

        @Override
        public Optional<String> file(String path) {
          return path.equals("/run/key") ? Optional.of("simsim") : Optional.empty();
        }
      };

  private static Parsed<Lab> read(String text) {
    return YamlReader.plain().with(ONE).parse("lab.yaml", text, Lab.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void a_broken_file_says_line_and_reason(String name, String added, String expected) {
    var problems = read(GOOD + added).problems();
    assertEquals(1, problems.size(), () -> name + ": " + problems);
    var told = problems.getFirst().toString();
    assertTrue(told.startsWith("lab.yaml:"), told);
    assertTrue(told.contains(expected), told);
  }

  @Test
  void a_good_file_is_read_in_full() {
    var lab =
        read(GOOD
                + """
                paused: the cooling is out
                reminders: [30d, 36h, 1h30m]
                shelves:
                  c3.medium.x86: {places: 3}
                  low:
                days: [Monday, friday]
                end: 2027-01-31
                door: {key: {env: LAB_KEY}}
                """)
            .orThrow();
    assertEquals("Kelp lab", lab.name());
    assertEquals(Optional.of("the cooling is out"), lab.paused());
    assertEquals(
        List.of(Duration.ofDays(30), Duration.ofHours(36), Duration.ofMinutes(90)),
        lab.reminders());
    assertEquals(
        Map.of("c3.medium.x86", new Shelf(3, true), "low", new Shelf(7, true)), lab.shelves());
    assertEquals(Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), lab.days());
    assertEquals(Optional.of(LocalDate.of(2027, 1, 31)), lab.end());
    assertEquals(Optional.of("open sesame"), lab.door().map(d -> d.key().reveal()));
    assertFalse(lab.toString().contains("sesame"));
  }

  @Test
  void all_problems_are_told_at_once_in_the_order_of_the_file() {
    var problems =
        read("""
        name:
        machins: 4
        term: soon
        limit: {low: 1}
        """)
            .problems();
    assertEquals(
        List.of(
            "lab.yaml:1:1: machines is missing",
            "lab.yaml:1:6: name: has no value: give one, or leave the key out",
            "lab.yaml:2:1: machins: is not a setting: did you mean machines?",
            "lab.yaml:3:7: term: \"soon\" is not a duration like 90d, 48h or 30m",
            "lab.yaml:4:8: limit: high is missing"),
        problems.stream().map(ConfigProblem::toString).toList());
  }

  @Test
  void no_more_than_a_hundred_problems_are_listed() {
    var text = new StringBuilder(GOOD + "shelves:\n");
    for (int i = 0; i < 500; i++) text.append("  s").append(i).append(": {places: x}\n");
    assertEquals(YamlReader.PROBLEMS_MAX, read(text.toString()).problems().size());
  }

  @Test
  void an_empty_file_lacks_what_must_be_there() {
    for (var empty : List.of("", "# only a comment\n", "{}"))
      assertEquals(
          List.of("name is missing", "machines is missing", "term is missing"),
          read(empty).problems().stream().map(ConfigProblem::message).toList());
  }

  @Test
  void a_file_of_other_people_cannot_name_the_servers_secrets() {
    var text = GOOD + "door: {key: {env: LAB_KEY}}\n";
    assertEquals(
        List.of("lab.yaml:4:13: door.key: secrets cannot be named in this file"),
        YamlReader.read("lab.yaml", text, Lab.class).problems().stream()
            .map(ConfigProblem::toString)
            .toList());
  }

  @Test
  void a_billion_laughs_are_refused_at_the_first_anchor() {
    var text = new StringBuilder(GOOD + "a: &a [x]\n");
    for (char c = 'b'; c < 'k'; c++)
      text.append("%c: &%c [*%c,*%c,*%c]\n".formatted(c, c, c - 1, c - 1, c - 1));
    assertTrue(read(text.toString()).problems().getFirst().message().contains("anchors"));
  }

  record Rules(Map<String, ConfigSection> rules) {}

  @Test
  void a_section_is_read_later_with_the_lines_of_the_whole_file() {
    var rules = YamlReader.read("p.yaml", "rules:\n  low:\n    low: 1\n", Rules.class).orThrow();
    var section = rules.rules().get("low");
    assertEquals(
        "p.yaml:3:5: rules.low: high is missing",
        section.as(Limit.class).problems().getFirst().toString());
  }

  record Price(BigDecimal amount) {}

  record Bill(Price price) {}

  @Test
  void a_type_of_ones_own_is_read_from_one_word() {
    var yaml =
        YamlReader.plain().with(Price.class, "an amount like 3", s -> new Price(new BigDecimal(s)));
    assertEquals(
        new Price(BigDecimal.TEN), yaml.parse("b", "price: 10", Bill.class).orThrow().price());
    assertEquals(
        "b:1:8: price: \"ten\" is not an amount like 3",
        yaml.parse("b", "price: ten", Bill.class).problems().getFirst().toString());
  }

  @Test
  void a_check_made_later_finds_the_line_of_the_nearest_part() {
    var text = GOOD + "shelves:\n  c3.medium.x86: {places: 3}\n";
    if (!(read(text) instanceof Parsed.Good<Lab>(Lab _, FilePositions places)))
      throw new AssertionError("not read");
    assertEquals(5, places.problem("shelves.c3.medium.x86", "x").line());
    assertEquals(19, places.problem("shelves.c3.medium.x86.places", "x").column());
    assertEquals(4, places.problem("shelves.other", "x").line());
    assertEquals(1, places.problem("nowhere.at.all", "x").line());
  }

  @Test
  void no_text_makes_the_reader_throw() {
    long seed = Long.getLong("berth.seed", 20_261_121L);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var text = GOOD + "shelves:\n  a: {places: 3}\ndoor: {key: {env: LAB_KEY}}\n";
    for (int i = 0; i < 3_000; i++) {
      var broken = new StringBuilder(text);
      for (int n = random.nextInt(1, 5); n > 0; n--)
        broken.setCharAt(
            random.nextInt(broken.length()), NOISE.charAt(random.nextInt(NOISE.length())));
      try {
        read(broken.toString());
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", text " + i + ":\n" + broken, e);
      }
    }
  }
}
