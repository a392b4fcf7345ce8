package dev.berth.sandbox;

/** Who does something: an account, and whether an app does it in the account's place. */
record Actor(Account account, boolean viaApp) {
  static Actor person(Account account) {
    return new Actor(account, false);
  }

  long id() {
    return account.id;
  }
}
