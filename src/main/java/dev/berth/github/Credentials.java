package dev.berth.github;

import dev.berth.forge.Known;
import dev.berth.forge.Person;

/** Says with which pass to ask. */
interface Credentials {
  /** A pass that is good for the next minutes. */
  Known<Pass> pass(Whose whose);

  /** GitHub answered 401 to it: not to be handed out again if a fresh one can be had. */
  void refused(Pass pass);

  /** The account that acts with these passes. */
  Known<Person> self();

  /** The pass of the app itself; absent where the identity is none. */
  Known<Pass> app();
}
