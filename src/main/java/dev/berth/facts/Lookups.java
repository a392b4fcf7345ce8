package dev.berth.facts;

import dev.berth.forge.CodeRepository;
import dev.berth.forge.ForgeReader;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.forge.Profile;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What is looked up because of one person's words, within that person's budget.
 *
 * @param owner who named it
 */
public record Lookups(ForgeReader forge, LookupBudget budget, Person owner, Instant now) {
  public Known<Profile> profile(String handle) {
    return within("account", handle, () -> forge.profile(handle));
  }

  Known<CodeRepository> code(String name) {
    return within("code", name, () -> forge.code(name));
  }

  Known<ForgeReader.TextFile> codeFile(String name, String path) {
    return within("file " + path, name, () -> forge.codeFile(name, path));
  }

  private <T> Known<T> within(String kind, String name, Supplier<Known<T>> question) {
    var waits = budget.waits(owner, kind + " " + name.toLowerCase(Locale.ROOT), now);
    return waits.isEmpty()
        ? question.get()
        : new Known.Unknown<>("so much was looked up for one person that it waits", waits.get());
  }
}
