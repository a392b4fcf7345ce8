package dev.berth.github.auth;

import dev.berth.config.Secret;
import dev.berth.forge.Known;
import dev.berth.forge.Person;
import dev.berth.github.http.AuthToken;
import dev.berth.github.http.ResponseMapper;
import dev.berth.github.json.ForgeMapper;

/** One token for everything. */
public final class PersonalToken implements TokenSource {
  private final ResponseMapper responses;
  private final AuthToken token;

  public PersonalToken(ResponseMapper responses, Secret token) {
    this.responses = responses;
    this.token = AuthToken.bearer("token", token.reveal());
  }

  @Override
  public Known<AuthToken> token(TokenScope scope) {
    return Known.is(token);
  }

  @Override
  public void invalidate(AuthToken refused) {
    // There is no other; the question is asked again later.
  }

  @Override
  public Known<Person> self() {
    return responses.get(token, "/user").then(a -> responses.parse(a, ForgeMapper::account));
  }

  @Override
  public Known<AuthToken> appToken() {
    return new Known.Absent<>("Berth runs with a token, not as an app");
  }
}
