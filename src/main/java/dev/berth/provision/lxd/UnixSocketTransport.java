package dev.berth.provision.lxd;

import dev.berth.provision.cloud.ApiAnswer;
import dev.berth.provision.cloud.ApiBody;
import dev.berth.provision.cloud.HttpApi;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * HTTP/1.1 over a socket in the file system, which the JDK's client has no way to: a connection for
 * each call, closed at its deadline by a watch, as such a channel has no timeout of its own.
 */
final class UnixSocketTransport implements LxdTransport {
  private static final int LINE_MAX = 8_192;
  private static final int HEADERS_MAX = 100;
  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("lxd socket deadlines").factory());

  private final Path socket;
  private final Duration timeout;

  UnixSocketTransport(Path socket, Duration timeout) {
    this.socket = socket;
    this.timeout = timeout;
  }

  @Override
  public ApiAnswer send(
      String method, String path, Map<String, String> headers, Optional<ApiBody> body) {
    try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      var watch = WATCH.schedule(() -> close(channel), timeout.toMillis(), TimeUnit.MILLISECONDS);
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
        var request = ByteBuffer.wrap(request(method, path, headers, body));
        while (request.hasRemaining()) channel.write(request);
        return answer(new BufferedInputStream(Channels.newInputStream(channel)));
      } finally {
        watch.cancel(false);
      }
    } catch (IOException | NumberFormatException e) {
      return new ApiAnswer.Silent("the socket does not answer");
    }
  }

  private static void close(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // Nobody waits for it any more.
    }
  }

  private static byte[] request(
      String method, String path, Map<String, String> headers, Optional<ApiBody> body) {
    var content = body.map(b -> b.text().getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    head.append("Host: lxd\r\nConnection: close\r\nAccept: application/json\r\n");
    headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    body.ifPresent(b -> head.append("Content-Type: " + b.type() + "\r\n"));
    head.append("Content-Length: " + content.length + "\r\n\r\n");
    var all = new ByteArrayOutputStream();
    all.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(content);
    return all.toByteArray();
  }

  private static ApiAnswer answer(InputStream in) throws IOException {
    var status = Integer.parseInt(line(in).split(" ", 3)[1]);
    Map<String, List<String>> headers = new HashMap<>();
    for (var line = line(in); !line.isEmpty(); line = line(in)) {
      var colon = line.indexOf(':');
      if (colon < 1 || headers.size() == HEADERS_MAX) throw new IOException("no header");
      var name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(line.substring(colon + 1).strip());
    }
    var told = HttpHeaders.of(headers, (_, _) -> true);
    return new ApiAnswer.Answered(status, told, HttpApi.read(told, body(in, told)));
  }

  private static byte[] body(InputStream in, HttpHeaders headers) throws IOException {
    if (headers.firstValue("Transfer-Encoding").filter("chunked"::equals).isEmpty()) {
      var length = headers.firstValue("Content-Length").map(Integer::parseInt);
      return length.isPresent() ? exactly(in, length.get()) : rest(in);
    }
    var all = new ByteArrayOutputStream();
    for (var size = chunk(in); size > 0; size = chunk(in)) {
      if (all.size() + size > HttpApi.BODY_BYTES_MAX) throw new IOException("too much");
      all.writeBytes(exactly(in, size));
      line(in);
    }
    return all.toByteArray();
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    if (length < 0 || length > HttpApi.BODY_BYTES_MAX) throw new IOException("too much");
    var bytes = in.readNBytes(length);
    if (bytes.length < length) throw new EOFException();
    return bytes;
  }

  private static byte[] rest(InputStream in) throws IOException {
    var bytes = in.readNBytes(HttpApi.BODY_BYTES_MAX);
    if (in.read() >= 0) throw new IOException("too much");
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0 || line.length() == LINE_MAX) throw new EOFException();
      if (c != '\r') line.append((char) c);
    }
    return line.toString();
  }
}
