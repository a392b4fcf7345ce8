package dev.berth.store.sql;

import dev.berth.Eventually;
import dev.berth.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A throw-away PostgreSQL of the tests' own, with the durability that PostgreSQL has by default. It
 * listens on the loopback address only and is deleted when the tests end.
 */
public final class PostgresServer implements AutoCloseable {
  private static final int TRIES = 5;
  private static final int LOG_LINES_MAX = 200;
  private static Optional<PostgresServer> shared = Optional.empty();

  private final Path folder;
  private final AtomicInteger databases = new AtomicInteger();
  private final List<String> log = new ArrayList<>();
  private int port;
  private Process process;

  private PostgresServer() throws IOException {
    Path initdb = Needs.tool("initdb");
    folder = Files.createTempDirectory("berth-postgres");
    if (root()) {
      own(folder);
    }
    List<String> make =
        List.of(
            initdb.toString(),
            "--pgdata=" + data(),
            "--username=berth",
            "--auth=trust",
            "--encoding=UTF8",
            "--no-locale",
            "--no-instructions");
    Process made = asOrdinaryUser(make).redirectErrorStream(true).start();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (Eventually.ends(made) != 0) {
      throw new IOException("initdb failed: " + said);
    }
    process = start();
  }

  /** One server for all tests of this process; started by the first that asks. */
  public static synchronized PostgresServer shared() {
    return shared.orElseGet(
        () -> {
          try {
            PostgresServer server = new PostgresServer();
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            shared = Optional.of(server);
            return server;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** One that a test may kill. */
  public static PostgresServer own() {
    try {
      return new PostgresServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of a new, empty database. */
  public String newDatabase() {
    String name = "test" + databases.incrementAndGet();
    try (Connection connection = DriverManager.getConnection(address("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(String.join("\n", lines()), e);
    }
    return address(name);
  }

  /** As kill -9 would: nothing is written down any more. {@link #restart} brings it back. */
  public void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    Eventually.ends(process);
  }

  /** On the same port, with what was committed before. */
  public void restart() {
    try {
      process = startOn(port).orElseThrow(() -> new IOException(String.join("\n", lines())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException | UncheckedIOException e) {
      // Left to the machine's own cleaning of temporary files.
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private String address(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=berth";
  }

  private Process start() throws IOException {
    for (int i = 0; i < TRIES; i++) {
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      Optional<Process> started = startOn(port);
      if (started.isPresent()) {
        return started.get();
      }
    }
    throw new IOException("PostgreSQL does not start: " + String.join("\n", lines()));
  }

  private Optional<Process> startOn(int wanted) throws IOException {
    Process server =
        asOrdinaryUser(
                List.of(
                    Needs.tool("postgres").toString(),
                    "-D",
                    data().toString(),
                    "-p",
                    Integer.toString(wanted),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "max_connections=200",
                    "-c",
                    "logging_collector=off"))
            .redirectErrorStream(true)
            .start();
    BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      note(line);
      if (line.contains("ready to accept connections")) {
        Thread.ofPlatform().daemon().name("postgres-log").start(() -> drain(said));
        return Optional.of(server);
      }
    }
    Eventually.ends(server);
    return Optional.empty();
  }

  private void drain(BufferedReader said) {
    try (said) {
      said.lines().forEach(this::note);
    } catch (IOException | UncheckedIOException e) {
      note("log ended: " + e.getMessage());
    }
  }

  private void note(String line) {
    synchronized (log) {
      if (log.size() == LOG_LINES_MAX) {
        log.removeFirst();
      }
      log.add(line);
    }
  }

  private List<String> lines() {
    synchronized (log) {
      return List.copyOf(log);
    }
  }

  /** PostgreSQL refuses to run as root. */
  private static ProcessBuilder asOrdinaryUser(List<String> command) {
    List<String> all = new ArrayList<>();
    if (root()) {
      all.addAll(
          List.of(
              Needs.tool("setpriv").toString(),
              "--reuid=postgres",
              "--regid=postgres",
              "--clear-groups",
              "--"));
    }
    all.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(all).directory(Path.of("/").toFile());
    builder.environment().putAll(Map.of("LC_ALL", "C", "LC_MESSAGES", "C"));
    return builder;
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void own(Path folder) throws IOException {
    var users = folder.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(folder, users.lookupPrincipalByName("postgres"));
  }
}
