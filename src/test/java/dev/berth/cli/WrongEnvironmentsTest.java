package dev.berth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.berth.config.Environment;
import dev.berth.store.sql.PostgresServer;
import dev.berth.wiring.CannotStart;
import dev.berth.wiring.Wiring;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server in a wrong environment says in one sentence what is wrong and what to do. */
class WrongEnvironmentsTest {
  /** Nobody listens on the port that is for discarding. */
  private static final String NOBODY = "jdbc:postgresql://127.0.0.1:9/berth?user=berth";

  private static final String NEWER =
      "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
          + " checksum, installed_by, execution_time, success) VALUES (99, '99', 'later', 'SQL',"
          + " 'V99__later.sql', 1, 'berth', 1, %s)";

  @TempDir private Path data;

  /** Makes something wrong and says how the environment differs. */
  private interface Wrong {
    Map<String, String> in(Path data) throws IOException, SQLException;
  }

  /**
   * One of them.
   *
   * @param cause words of what is wrong
   * @param cure words of what to do
   */
  private record Case(String name, Wrong wrong, String cause, String cure) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Case of(String name, String cause, String cure, Wrong wrong) {
    return new Case(name, wrong, cause, cure);
  }

  private static Case setting(
      String name, String variable, String value, String cause, String cure) {
    return of(name, cause, cure, _ -> Map.of(variable, value));
  }

  private static Stream<Case> databases() {
    return Stream.of(
        of("a folder in its place", "is a folder", "name a file", WrongEnvironmentsTest::folder),
        of("no database", "no sqlite database", "backup", data -> file(data, "plain text")),
        of("damaged pages", "is damaged", "backup", WrongEnvironmentsTest::damaged),
        of(
            "locked by another program",
            "locked by another program",
            "end it",
            data -> locked(data)),
        of("newer", "newer version", "use that one", data -> sqlite(data, NEWER.formatted("1"))),
        of(
            "tables of another program",
            "tables of another program",
            "name a database that is empty",
            data -> other(data)),
        of(
            "tables changed by hand",
            "not as this version made them",
            "backup",
            data -> sqlite(data, "UPDATE flyway_schema_history SET checksum = 7")),
        of(
            "its folder is a file",
            "is a file",
            "a folder must be there",
            data -> Map.of("BERTH_DATABASE", "jdbc:sqlite:" + text(data, "f") + "/berth.db")),
        of("used by another server", "another process uses", "stop it first", data -> used(data)),
        setting("no file", "BERTH_DATABASE", "jdbc:sqlite:", "must be jdbc:sqlite:FILE", "or"),
        setting("in memory", "BERTH_DATABASE", "jdbc:sqlite::memory:", "must be", "FILE"),
        setting("options", "BERTH_DATABASE", "jdbc:sqlite:x.db?mode=ro", "must be", "FILE"),
        setting("another kind", "BERTH_DATABASE", "jdbc:mysql://h/b", "must begin with", "jdbc:"),
        setting("nobody there", "BERTH_DATABASE", NOBODY, "cannot be reached", "look whether"),
        setting(
            "no such host",
            "BERTH_DATABASE",
            "jdbc:postgresql://no-such-host.invalid/berth?user=berth",
            "cannot be reached",
            "look whether"),
        setting(
            "no address",
            "BERTH_DATABASE",
            "jdbc:postgresql://h:port/b",
            "address",
            "jdbc:postgresql://"));
  }

  private static Stream<Case> servers() {
    return Stream.of(
        of("port used", "another program listens", "BERTH_PORT", data -> port()),
        setting("no such name", "BERTH_HOST", "no-such-host.invalid", "no such host", "BERTH_HOST"),
        setting("another's", "BERTH_HOST", "203.0.113.7", "has no such address", "BERTH_HOST"),
        setting("port in words", "BERTH_PORT", "http", "BERTH_PORT is no port", "0 to 65535"),
        setting("port too high", "BERTH_PORT", "65536", "BERTH_PORT is no port", "0 to 65535"),
        setting("no api", "BERTH_GITHUB_API", "api.github.com", "BERTH_GITHUB_API", "like https"),
        setting("api with user", "BERTH_GITHUB_API", "http://a:b@h", "no user", "give the token"),
        setting("api with spaces", "BERTH_GITHUB_API", "http://a b", "BERTH_GITHUB_API", "address"),
        setting("token of two lines", "BERTH_GITHUB_TOKEN", "ghp_a\nb", "TOKEN", "one word"),
        setting("token in quotes", "BERTH_GITHUB_TOKEN", "\"ghp_ü\"", "TOKEN", "one word"),
        setting("no identity", "BERTH_GITHUB_TOKEN", "", "no identity", "set BERTH_GITHUB"),
        setting("two identities", "BERTH_GITHUB_APP_ID", "1", "both set", "keep one"),
        of("no key file", "is not there", "mend the name", data -> app(data.resolve("no.pem"))),
        of("a folder as key", "is a folder", "a file must be there", data -> app(data)),
        of("no key", "BERTH_GITHUB_PRIVATE_KEY_FILE", "PEM", data -> app(text(data, "k.pem"))),
        setting("no secret", "BERTH_WEBHOOK_SECRET", "", "is not set", "or set BERTH_POLL"),
        setting("no repositories", "BERTH_REPOSITORIES", "", "is not set", "name the request"),
        setting("no owner", "BERTH_REPOSITORIES", "cluster", "not of the form", "owner/name"),
        setting("no unit", "BERTH_POLL", "5", "BERTH_POLL", "write a duration like"),
        setting("too short", "BERTH_POLL", "0s", "BERTH_POLL is shorter", "than 1s"),
        of("adapter's state", "Cannot read", "Repair it", data -> state(data)));
  }

  private static Stream<Case> settings() {
    return Stream.of(
        of("Latin-1", "program.yaml is not UTF-8", "save it as", d -> in(d, "ISO-8859-1")),
        of("UTF-16 with a mark", "program.yaml is UTF-16", "save it as", d -> in(d, "UTF-16")),
        of("UTF-16", "program.yaml is UTF-16", "save it as UTF-8", d -> in(d, "UTF-16LE")),
        of("a folder", "is a folder", "a file must be there", d -> isFolder(d, "program.yaml")),
        of("a file", "is a file", "a folder must be there", d -> isFile(d, "forms")),
        of("a link to nothing", "is not there", "make it", d -> link(d)),
        of("too large", "larger than 1 MiB", "larger", d -> large(d)),
        of("one is missing", "berth.yaml:1:1", "is missing", d -> without(d, "berth.yaml")),
        of("no YAML", "program.yaml:1", "program.yaml", d -> write(d, "program.yaml", "{[")),
        of("empty", "catalogue.yaml", "catalogue.yaml", d -> write(d, "catalogue.yaml", "")),
        setting("no folder", "BERTH_CONFIG", "no-such", "no settings folder", "no-such"),
        of(
            "a file for the folder",
            "is no folder",
            "name the one it is in",
            d -> Map.of("BERTH_CONFIG", text(d, "one.yaml").toString())),
        of("a secret that is not set", "berth.yaml:1:10", "one value", d -> secret(d)));
  }

  @ParameterizedTest
  @MethodSource({"databases", "servers", "settings"})
  void incident_11_22_a_wrong_environment_is_one_sentence(Case wrong) throws Exception {
    holds(wrong, said(wrong.wrong().in(data)));
  }

  private static Stream<Case> postgres() {
    var server = PostgresServer.shared();
    return Stream.of(
        of("no such database", "no database of that name", "createdb", _ -> pg(server, "_no", "")),
        of("no such role", "does not let us in", "user", _ -> pg(server, "", "user=nobody")),
        of("no right to create", "may not create", "GRANT CREATE", _ -> stranger(server)),
        of("no connection left", "no connection left", "max_connections", _ -> crowded(server)),
        of(
            "only to be read",
            "may only be read",
            "name the primary",
            _ ->
                pg(
                    server,
                    "",
                    "user=berth",
                    "ALTER DATABASE %s SET default_transaction_read_only=on")),
        of(
            "tables of another program",
            "tables of another program",
            "empty",
            _ -> pg(server, "", "user=berth", "CREATE TABLE other (a int)")),
        of("newer", "newer version", "use that one", data -> newer(server)));
  }

  @ParameterizedTest
  @MethodSource("postgres")
  void incident_11_22_a_wrong_postgresql_is_one_sentence(Case wrong) throws Exception {
    holds(wrong, said(wrong.wrong().in(data)));
  }

  private static void holds(Case wrong, String said) {
    var small = said.toLowerCase(Locale.ROOT);
    assertTrue(small.contains(wrong.cause().toLowerCase(Locale.ROOT)), said);
    assertTrue(small.contains(wrong.cure().toLowerCase(Locale.ROOT)), said);
    assertTrue(said.lines().count() <= 4, said);
    assertTrue(!said.contains("Exception") && !said.contains("password=geheim"), said);
  }

  /** What a server says that is started so. */
  private String said(Map<String, String> changes) throws Exception {
    var values = new HashMap<String, String>();
    values.put("BERTH_PORT", "0");
    values.put("BERTH_DATABASE", "jdbc:sqlite:" + data.resolve("berth.db"));
    values.put("BERTH_GITHUB_API", "http://127.0.0.1:9");
    values.put("BERTH_GITHUB_TOKEN", "a-token");
    values.put("BERTH_WEBHOOK_SECRET", "a secret");
    values.put("BERTH_REPOSITORIES", "acme/cluster");
    values.putAll(changes);
    var env = Environment.read(name -> Optional.ofNullable(values.get(name)));
    try {
      ServeCommand.started(env, false, InstantSource.system()).close();
    } catch (CannotStart e) {
      return e.getMessage();
    } finally {
      release();
    }
    return fail("it starts");
  }

  // What goes wrong.

  private static Map<String, String> folder(Path data) throws IOException {
    Files.createDirectory(data.resolve("berth.db"));
    return Map.of();
  }

  private static Map<String, String> file(Path data, String text) throws IOException {
    Files.writeString(data.resolve("berth.db"), text.repeat(1_000));
    return Map.of();
  }

  private static Map<String, String> made(Path data) {
    Wiring.setup(Wiring.SETTINGS);
    dev.berth.store.sql.SqlStore.open(
            "jdbc:sqlite:" + data.resolve("berth.db"), InstantSource.system(), "test", (_, _) -> {})
        .close();
    return Map.of();
  }

  private static Map<String, String> damaged(Path data) throws IOException {
    made(data);
    var file = data.resolve("berth.db");
    var bytes = Files.readAllBytes(file);
    for (int i = 8_192; i < bytes.length; i++) bytes[i] = (byte) (i * 31);
    Files.write(file, bytes);
    return Map.of();
  }

  private static Map<String, String> sqlite(Path data, String sql) throws SQLException {
    made(data);
    return other(data, sql);
  }

  private static Map<String, String> other(Path data) throws SQLException {
    return other(data, "CREATE TABLE other (a INTEGER)");
  }

  private static Map<String, String> other(Path data, String sql) throws SQLException {
    try (var c = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("berth.db"))) {
      c.createStatement().execute(sql);
    }
    return Map.of();
  }

  private static Optional<AutoCloseable> held = Optional.empty();

  private static void release() throws Exception {
    if (held.isPresent()) held.get().close();
    held = Optional.empty();
  }

  private static Map<String, String> locked(Path data) throws SQLException {
    made(data);
    var c = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("berth.db"));
    c.createStatement().execute("PRAGMA locking_mode = EXCLUSIVE");
    c.createStatement().execute("BEGIN EXCLUSIVE");
    held = Optional.of(c);
    return Map.of();
  }

  private static Map<String, String> used(Path data) {
    held =
        Optional.of(
            dev.berth.store.sql.SqlStore.open(
                "jdbc:sqlite:" + data.resolve("berth.db"),
                InstantSource.system(),
                "test",
                (_, _) -> {}));
    return Map.of();
  }

  private static Map<String, String> port() throws IOException {
    var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    held = Optional.of(socket);
    return Map.of("BERTH_PORT", Integer.toString(socket.getLocalPort()));
  }

  private static Map<String, String> app(Path key) {
    return Map.of(
        "BERTH_GITHUB_TOKEN",
        "",
        "BERTH_GITHUB_APP_ID",
        "12",
        "BERTH_GITHUB_PRIVATE_KEY_FILE",
        key.toString());
  }

  private static Path text(Path data, String name) throws IOException {
    return Files.writeString(data.resolve(name), "words");
  }

  private static Map<String, String> state(Path data) throws IOException {
    var folder = Files.createDirectories(data.resolve("providers/simulator"));
    Files.writeString(folder.resolve("simulator.json"), "{\"cut");
    return Map.of();
  }

  /** A copy of the shipped settings. */
  private static Path copy(Path data) throws IOException {
    var to = data.resolve("settings");
    try (var all = Files.walk(Path.of("config"))) {
      for (var f : all.toList()) Files.copy(f, to.resolve(Path.of("config").relativize(f)));
    }
    return to;
  }

  private static Map<String, String> named(Path folder) {
    return Map.of("BERTH_CONFIG", folder.toString());
  }

  private static Map<String, String> in(Path data, String charset) throws IOException {
    var file = copy(data).resolve("program.yaml");
    var text = Files.readString(file).replace("name: Cluster", "name: Rechner für Cluster");
    Files.write(file, text.getBytes(Charset.forName(charset)));
    return named(file.getParent());
  }

  private static Map<String, String> isFolder(Path data, String name) throws IOException {
    var folder = copy(data);
    Files.delete(folder.resolve(name));
    Files.createDirectory(folder.resolve(name));
    return named(folder);
  }

  private static Map<String, String> isFile(Path data, String name) throws IOException {
    var folder = Files.createDirectory(data.resolve("bare"));
    for (var f : new String[] {"berth.yaml", "program.yaml", "catalogue.yaml"})
      Files.copy(Path.of("config", f), folder.resolve(f));
    text(folder, name);
    return named(folder);
  }

  private static Map<String, String> link(Path data) throws IOException {
    var folder = copy(data);
    Files.createSymbolicLink(folder.resolve("more.yaml"), data.resolve("nothing"));
    return named(folder);
  }

  private static Map<String, String> large(Path data) throws IOException {
    var folder = copy(data);
    Files.writeString(folder.resolve("catalogue.yaml"), "#".repeat((1 << 20) + 1));
    return named(folder);
  }

  private static Map<String, String> without(Path data, String name) throws IOException {
    var folder = copy(data);
    Files.delete(folder.resolve(name));
    return named(folder);
  }

  private static Map<String, String> write(Path data, String name, String text) throws IOException {
    var folder = copy(data);
    Files.writeString(folder.resolve(name), text);
    return named(folder);
  }

  private static Map<String, String> secret(Path data) throws IOException {
    return write(
        data,
        "berth.yaml",
        "address: {env: NO_SUCH_SECRET}\nadapters: {simulator: {kind: simulator}}\n");
  }

  // PostgreSQL.

  private static Map<String, String> pg(
      PostgresServer server, String more, String user, String... sql) throws SQLException {
    var address = server.newDatabase();
    try (var c = DriverManager.getConnection(address)) {
      var name = c.getCatalog();
      for (var s : sql) c.createStatement().execute(s.formatted(name));
    }
    var place = address.replaceFirst("\\?.*", "") + more;
    return Map.of("BERTH_DATABASE", place + "?" + (user.isEmpty() ? "user=berth" : user));
  }

  private static Map<String, String> stranger(PostgresServer server) throws SQLException {
    return pg(
        server, "", "user=stranger", "DROP ROLE IF EXISTS stranger", "CREATE ROLE stranger LOGIN");
  }

  private static Map<String, String> crowded(PostgresServer server) throws SQLException {
    return pg(
        server,
        "",
        "user=crowded",
        "DROP ROLE IF EXISTS crowded",
        "CREATE ROLE crowded LOGIN CONNECTION LIMIT 0");
  }

  private static Map<String, String> newer(PostgresServer server) throws SQLException {
    var changes = pg(server, "", "");
    dev.berth.store.sql.SqlStore.open(
            changes.get("BERTH_DATABASE"), InstantSource.system(), "test", (_, _) -> {})
        .close();
    try (var c = DriverManager.getConnection(changes.get("BERTH_DATABASE"))) {
      c.createStatement().execute(NEWER.formatted("true"));
    }
    return changes;
  }

  // Commands beside a server.

  private record Said(int status, String text) {}

  private static Said command(String... words) {
    var out = new StringWriter();
    var to = new PrintWriter(out, true);
    var line = BerthCommand.line(InstantSource.system()).setOut(to).setErr(to);
    return new Said(line.execute(words), out.toString());
  }

  private void isOneSentence(Said said, String part) {
    assertEquals(1, said.status(), said.text());
    assertTrue(said.text().contains(part), said.text());
    assertEquals(1, said.text().lines().count(), said.text());
  }

  @Test
  void incident_11_22_commands_say_it_in_one_sentence_too() throws Exception {
    var database = "--database=jdbc:sqlite:" + data.resolve("berth.db");
    isOneSentence(command("parked", "list", database), "there is no database");
    folder(data);
    isOneSentence(command("history", "check", database), "is a folder");
    Files.delete(data.resolve("berth.db"));
    sqlite(data, NEWER.formatted("1"));
    isOneSentence(command("forget", "rio", database), "newer version");
    isOneSentence(command("parked", "list", "--database=" + NOBODY), "cannot be reached");
  }

  @Test
  void incident_11_22_commands_name_the_folder_that_they_read() throws IOException {
    var folder = copy(data);
    var good = command("config", "check", folder.toString());
    assertEquals(0, good.status(), good.text());
    assertTrue(good.text().contains("in the folder " + folder), good.text());
    Files.write(folder.resolve("program.yaml"), "name: für".getBytes(StandardCharsets.ISO_8859_1));
    for (var words :
        new String[][] {
          {"config", "check", folder.toString()},
          {"form", "--config", folder.toString()},
          {"check", "--config", folder.toString(), "README.md"}
        }) isOneSentence(command(words), "program.yaml is not UTF-8 (line 1): save it as UTF-8");
  }
}
