package dev.berth;

/** Where the process starts. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    record P(int a) {}
    Object o = new P(args.length);
    if (o instanceof P(int _)) {
      return;
    }
  }
}
