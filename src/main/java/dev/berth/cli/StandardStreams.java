package dev.berth.cli;

import java.io.InputStream;
import java.io.OutputStream;

/** Standard input and output as bytes: what programs send through us is not ours to re-encode. */
public final class StandardStreams {
  private StandardStreams() {}

  public static InputStream in() {
    return System.in;
  }

  public static OutputStream out() {
    return System.out;
  }
}
