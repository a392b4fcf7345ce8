package dev.berth.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends an empty POST to an address: what a button of the demonstration does. */
record Poster(URI address) implements Runnable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Override
  public void run() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status >= 400) {
        throw new IllegalStateException(address + " answered " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("No answer from " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
