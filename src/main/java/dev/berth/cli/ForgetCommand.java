package dev.berth.cli;

import dev.berth.store.sql.OperatorActions;
import dev.berth.store.sql.SqlStore;
import dev.berth.wiring.CannotStart;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code berth forget}: a person's name is erased; history and ledger keep the number alone. */
@Command(
    name = "forget",
    description = "Erase a person's name. Safe beside a running server.",
    mixinStandardHelpOptions = true)
final class ForgetCommand extends DatabaseCommand {
  @Parameters(
      index = "0",
      paramLabel = "PERSON",
      description = "GitHub's number of the account, or its login as last seen.")
  private String person = "";

  @Override
  public Integer call() {
    return onDatabase(this::forget);
  }

  private int forget(SqlStore store) {
    var operations = store.operations();
    var found = found(operations);
    if (found.size() != 1)
      throw new CannotStart(
          found.isEmpty()
              ? "nobody called " + person + " is known here"
              : person + " is the login of several accounts: name one by number, of " + found);
    operations.forget(found.getFirst());
    out().println("person " + found.getFirst() + " has no name here any more: shown as a number");
    out()
        .println(
            "Comments on GitHub and what people wrote in issues stay as they are; a name comes"
                + " back when the account acts again.");
    return 0;
  }

  private List<Long> found(OperatorActions operations) {
    if (person.matches("[0-9]{1,18}")) return List.of(Long.parseLong(person));
    return operations.people(person.replaceFirst("^@", ""));
  }
}
