package dev.berth.policy.rules;

import dev.berth.forge.Known;
import dev.berth.forge.SshKey;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Rule;
import java.util.List;

/** The requester's account has a key that access can be encrypted to (Ed25519 or RSA). */
public record SshKeysPresent() implements Rule {
  private static final List<String> USABLE = List.of("ssh-ed25519 ", "ssh-rsa ");
  private static final String WANTED = "an ssh-ed25519 or ssh-rsa key on the account";

  @Override
  public String id() {
    return "ssh-keys";
  }

  @Override
  public Finding judge(Facts facts) {
    return switch (facts.sshKeys()) {
      case Known.Is<List<SshKey>>(List<SshKey> keys) -> {
        long usable =
            keys.stream().filter(k -> USABLE.stream().anyMatch(k.text()::startsWith)).count();
        var seen = keys.isEmpty() ? "no key" : usable + " of " + keys.size() + " keys can be used";
        yield usable == 0 ? Finding.warned(id(), seen, WANTED) : Finding.passed(id(), seen, WANTED);
      }
      case Known.Absent<List<SshKey>> _ -> Finding.warned(id(), "the account is gone", WANTED);
      case Known.Unknown<List<SshKey>>(String why, var _) ->
          Finding.unknown(id(), "could not look for keys: " + why, WANTED);
    };
  }
}
