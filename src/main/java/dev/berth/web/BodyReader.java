package dev.berth.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/**
 * Reads bodies of deliveries within three bounds: of size, of memory for all that are read at one
 * time, and of time. A sender is charged for what it has sent, never for what it announces, so that
 * strangers who send slowly or not at all keep nobody out.
 */
public final class BodyReader {
  /** Of all bodies that are in memory at one time, all together. */
  static final int KIBIBYTES_AT_ONCE = 64 * 1024;

  /** The forge waits ten seconds for an answer; who needs longer for the question is not it. */
  static final Duration TIME_MAX = Duration.ofSeconds(20);

  private static final int CHUNK_BYTES = 64 * 1024;

  private final int bytesMax;
  private final LongSupplier nanoTime;
  private final Semaphore kibibytes = new Semaphore(KIBIBYTES_AT_ONCE);

  /**
   * @param bytesMax of one body; a larger one is refused, unread where it says its length
   * @param nanoTime the monotonic clock, {@code System::nanoTime}
   */
  public BodyReader(int bytesMax, LongSupplier nanoTime) {
    this.bytesMax = bytesMax;
    this.nanoTime = nanoTime;
  }

  int bytesMax() {
    return bytesMax;
  }

  /** What came of a body. */
  enum End {
    WHOLE,
    TOO_LARGE,
    TOO_SLOW,
    NO_ROOM
  }

  /** A body in memory until it is closed. */
  final class Held implements AutoCloseable {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int charged;

    /**
     * Reads to the end or to a bound.
     *
     * @param announced bytes as the sender says; negative when it does not
     * @throws IOException when it did not arrive whole
     */
    End read(InputStream from, long announced) throws IOException {
      if (announced > bytesMax) return End.TOO_LARGE;
      long start = nanoTime.getAsLong();
      var chunk = new byte[CHUNK_BYTES];
      for (int n = from.read(chunk); n >= 0; n = from.read(chunk)) {
        if (bytes.size() + n > bytesMax) return End.TOO_LARGE;
        if (nanoTime.getAsLong() - start > TIME_MAX.toNanos()) return End.TOO_SLOW;
        if (!hasRoom(bytes.size() + n)) return End.NO_ROOM;
        bytes.write(chunk, 0, n);
      }
      return End.WHOLE;
    }

    private boolean hasRoom(int size) {
      int more = 1 + (size >> 10) - charged;
      if (!kibibytes.tryAcquire(more)) return false;
      charged += more;
      return true;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }

    @Override
    public void close() {
      kibibytes.release(charged);
    }
  }

  Held hold() {
    return new Held();
  }
}
