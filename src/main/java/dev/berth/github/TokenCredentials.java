package dev.berth.github;

import dev.berth.config.Secret;
import dev.berth.forge.Known;
import dev.berth.forge.Person;

/** One token for everything. */
final class TokenCredentials implements Credentials {
  private final Asking asking;
  private final Pass pass;

  TokenCredentials(Asking asking, Secret token) {
    this.asking = asking;
    this.pass = Pass.bearer("token", token.reveal());
  }

  @Override
  public Known<Pass> pass(Whose whose) {
    return Known.is(pass);
  }

  @Override
  public void refused(Pass refused) {
    // There is no other; the question is asked again later.
  }

  @Override
  public Known<Person> self() {
    return asking.get(pass, "/user").then(a -> asking.read(a, Shapes::account));
  }

  @Override
  public Known<Pass> app() {
    return new Known.Absent<>("Berth runs with a token, not as an app");
  }
}
