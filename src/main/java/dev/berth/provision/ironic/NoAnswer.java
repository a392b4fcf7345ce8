package dev.berth.provision.ironic;

/**
 * Ironic did not say what became of a call, or does not deal with us at all. Never leaves this
 * package: it becomes a failure for now.
 */
final class NoAnswer extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param words for people; without address and secret
   */
  NoAnswer(String words) {
    super(words, null, false, false);
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
