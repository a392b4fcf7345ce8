package dev.berth;

import dev.berth.cli.BerthCommand;
import java.time.InstantSource;

/** Where the process starts: the command line, on the machine's own clock. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(BerthCommand.line(InstantSource.system()).execute(args));
  }
}
