package dev.berth.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Reads bodies of deliveries within three bounds: of size, of memory for all that are read at one
 * time, and of time. A sender is charged for what it has sent, never for what it announces; when
 * there is no room left, the one that has held most for longest and still is not done gives way, so
 * that strangers who send slowly or not at all keep nobody out.
 */
public final class BodyReader {
  /** Of all bodies that are in memory at one time, all together. */
  static final int KIBIBYTES_AT_ONCE = 64 * 1024;

  /** The forge waits ten seconds for an answer; who needs longer for the question is not it. */
  static final Duration TIME_MAX = Duration.ofSeconds(20);

  /** Who needs longer than this gives way where others need the room. */
  static final Duration UNDISTURBED = Duration.ofSeconds(1);

  private static final int CHUNK_BYTES = 64 * 1024;

  private final int bytesMax;
  private final LongSupplier nanoTime;
  private final Set<Held> reading = new HashSet<>();
  private int free = KIBIBYTES_AT_ONCE;

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

  /** A body in memory until it is closed. Its fields are guarded by the reader. */
  final class Held implements AutoCloseable {
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long start;
    private int charged;
    private boolean gaveWay;

    /**
     * Reads to the end or to a bound.
     *
     * @param announced the length that the sender says; negative for none
     */
    End read(InputStream from, long announced) throws IOException {
      if (announced > bytesMax) return End.TOO_LARGE;
      begins(this);
      try {
        var chunk = new byte[CHUNK_BYTES];
        for (int n = from.read(chunk); n >= 0; n = from.read(chunk)) {
          var end = takes(this, chunk, n);
          if (end.isPresent()) return end.get();
        }
      } finally {
        ends(this);
      }
      return hasGivenWay(this) ? End.TOO_SLOW : End.WHOLE;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }

    @Override
    public void close() {
      giveBack(this);
    }
  }

  Held hold() {
    return new Held();
  }

  private synchronized void begins(Held body) {
    body.start = nanoTime.getAsLong();
    reading.add(body);
  }

  private synchronized void ends(Held body) {
    reading.remove(body);
  }

  private synchronized boolean hasGivenWay(Held body) {
    return body.gaveWay;
  }

  private synchronized Optional<End> takes(Held body, byte[] chunk, int n) {
    if (body.bytes.size() + n > bytesMax) return Optional.of(End.TOO_LARGE);
    if (body.gaveWay || age(body) > TIME_MAX.toNanos()) return Optional.of(End.TOO_SLOW);
    int more = 1 + ((body.bytes.size() + n) >> 10) - body.charged;
    while (free < more) {
      var other = slowest(body);
      if (other.isEmpty()) return Optional.of(End.NO_ROOM);
      other.get().gaveWay = true;
      giveBack(other.get());
      reading.remove(other.get());
    }
    free -= more;
    body.charged += more;
    body.bytes.write(chunk, 0, n);
    return Optional.empty();
  }

  /** The one that has held most for longest: whole ones are not asked, nor those just begun. */
  private Optional<Held> slowest(Held but) {
    return reading.stream()
        .filter(b -> b != but && b.charged > 0 && age(b) > UNDISTURBED.toNanos())
        .max(Comparator.comparingDouble(b -> (double) b.charged * age(b)));
  }

  private long age(Held body) {
    return nanoTime.getAsLong() - body.start;
  }

  /** Its memory goes with it, though its sender may keep a thread until the time is over. */
  private synchronized void giveBack(Held body) {
    free += body.charged;
    body.charged = 0;
    if (body.gaveWay) body.bytes = new ByteArrayOutputStream();
  }
}
