package dev.berth.web;

import dev.berth.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes over a socket, well-formed or not, and reads the status of the answer. */
final class RawSender {
  private final int port;

  RawSender(int port) {
    this.port = port;
  }

  /** What is sent, and how. */
  @FunctionalInterface
  interface Sending {
    void to(OutputStream out) throws IOException;
  }

  /**
   * The status that was answered. An answer may come before everything is sent: the server stops
   * reading then, and sending fails.
   */
  int status(Sending sending, boolean ends) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) Eventually.AT_MOST.toMillis());
      var writer = Thread.ofVirtual().start(() -> send(socket, sending, ends));
      var line =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
              .readLine();
      writer.interrupt();
      if (line == null) throw new IOException("no answer");
      return Integer.parseInt(line.split(" ", -1)[1]);
    }
  }

  private static void send(Socket socket, Sending sending, boolean ends) {
    try {
      var out = socket.getOutputStream();
      sending.to(out);
      out.flush();
      if (ends) socket.shutdownOutput();
    } catch (IOException e) {
      // Refused in the middle: the answer says why.
    }
  }
}
