package dev.berth.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bodies are read within bounds of size, memory and time. */
class BodyReaderTest {
  private static final int MAX = 100_000;

  private final AtomicLong nanos = new AtomicLong();
  private final BodyReader bodies = new BodyReader(MAX, nanos::get);

  @Test
  void a_body_as_large_as_may_be_is_whole() throws IOException {
    try (var body = bodies.hold()) {
      assertEquals(BodyReader.End.WHOLE, body.read(new ByteArrayInputStream(new byte[MAX]), MAX));
      assertArrayEquals(new byte[MAX], body.bytes());
    }
  }

  @Test
  void a_body_that_announces_too_much_is_not_read() throws IOException {
    try (var body = bodies.hold()) {
      assertEquals(BodyReader.End.TOO_LARGE, body.read(unreadable(), MAX + 1L));
    }
  }

  @Test
  void a_body_that_announces_nothing_is_cut_at_the_bound() throws IOException {
    try (var body = bodies.hold()) {
      assertEquals(
          BodyReader.End.TOO_LARGE, body.read(new ByteArrayInputStream(new byte[MAX + 1]), -1));
    }
  }

  @Test
  void a_body_that_drips_is_given_up() throws IOException {
    try (var body = bodies.hold()) {
      assertEquals(BodyReader.End.TOO_SLOW, body.read(dripping(), MAX));
    }
  }

  @Test
  void announcing_takes_no_room_and_a_closed_body_gives_its_room_back() throws IOException {
    var many = new BodyReader(BodyReader.KIBIBYTES_AT_ONCE << 10, nanos::get);
    var first = many.hold();
    assertEquals(
        BodyReader.End.WHOLE, first.read(new ByteArrayInputStream(new byte[1]), 60_000_000));
    try (var second = many.hold()) {
      var all = new ByteArrayInputStream(new byte[(BodyReader.KIBIBYTES_AT_ONCE << 10) - 1]);
      assertEquals(BodyReader.End.NO_ROOM, second.read(all, -1));
    }
    first.close();
    try (var third = many.hold()) {
      var all = new ByteArrayInputStream(new byte[(BodyReader.KIBIBYTES_AT_ONCE << 10) - 1]);
      assertEquals(BodyReader.End.WHOLE, third.read(all, -1));
    }
  }

  @Test
  void incident_11_16_who_stalls_with_all_the_room_gives_way_to_who_sends() throws IOException {
    var many = new BodyReader(BodyReader.KIBIBYTES_AT_ONCE << 10, nanos::get);
    try (var slow = many.hold()) {
      assertEquals(BodyReader.End.TOO_SLOW, slow.read(stallingWhile(() -> quick(many)), -1));
    }
    try (var next = many.hold()) {
      var all = new ByteArrayInputStream(new byte[(BodyReader.KIBIBYTES_AT_ONCE << 10) - 1]);
      assertEquals(BodyReader.End.WHOLE, next.read(all, -1), "all room was given back, once");
    }
  }

  private static void quick(BodyReader many) {
    try (var webhook = many.hold()) {
      var body = new byte[300_000];
      assertEquals(BodyReader.End.WHOLE, webhook.read(new ByteArrayInputStream(body), -1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** All that there is room for at once, then nothing for seconds while others come. */
  private InputStream stallingWhile(Runnable others) {
    return new InputStream() {
      private int left = (BodyReader.KIBIBYTES_AT_ONCE << 10) - 1;

      @Override
      public int read() {
        throw new UnsupportedOperationException("in pieces only");
      }

      @Override
      public int read(byte[] to, int from, int length) {
        if (left == 0) {
          nanos.addAndGet(BodyReader.UNDISTURBED.toNanos() + 1);
          others.run();
          left = -1;
          return 1;
        }
        int n = left < 0 ? -1 : Math.min(left, length);
        left -= Math.max(n, 0);
        return n;
      }
    };
  }

  private static InputStream unreadable() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("read in spite of its length");
      }
    };
  }

  /** A byte a second. */
  private InputStream dripping() {
    return new InputStream() {
      @Override
      public int read() {
        nanos.addAndGet(1_000_000_000L);
        return 'x';
      }

      @Override
      public int read(byte[] to, int at, int most) {
        to[at] = (byte) read();
        return 1;
      }
    };
  }
}
