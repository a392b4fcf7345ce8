package dev.berth.commands.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Accounts as people name them: {@code @rio, @kim}. */
public final class HandleList {
  /** No command names more people at once. */
  static final int MAX = 10;

  /** Behind an underline stands the enterprise that manages the account. */
  private static final Pattern HANDLE =
      Pattern.compile("@?([A-Za-z0-9][A-Za-z0-9-]{0,38}(?:_[A-Za-z0-9]{1,20})?)");

  private HandleList() {}

  /** Without at signs; empty when there is none, too many, or one that can be no handle. */
  public static Optional<List<String>> of(String args) {
    var all = new ArrayList<String>();
    for (var word : QuotedText.bare(args).split("[\\s,;]+", -1)) {
      if (word.isEmpty() || word.equals("and")) continue;
      var m = HANDLE.matcher(word);
      if (!m.matches()) return Optional.empty();
      all.add(m.group(1));
    }
    return all.isEmpty() || all.size() > MAX ? Optional.empty() : Optional.of(all);
  }
}
