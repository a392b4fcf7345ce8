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
