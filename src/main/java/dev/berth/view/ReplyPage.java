package dev.berth.view;

import java.util.function.Predicate;

/**
 * The values of an answer to a command. Those of the errand are a person's words until a template
 * says what else they are ({@code when | time}, {@code name | bare}).
 */
final class ReplyPage {
  private ReplyPage() {}

  /** A template of that name among the replies, else among the refusals. */
  static Page of(Errand.Say say, Context c, Predicate<String> exists) {
    var v =
        new Values()
            .markup("slash", c.slash())
            .bare("program", c.program())
            .text("to", say.to().login())
            .is("simulation", c.simulation())
            .list("duty", People.logins(c.duty()))
            .list("operators", People.logins(c.called()))
            .text("lead", c.lead().map(p -> p.login()))
            .groups(
                "forms",
                c.forms().stream()
                    .map(
                        f ->
                            new Values()
                                .bare("name", f.name())
                                .markup("address", f.address().toString()))
                    .toList())
            .text("access_help", c.accessHelp());
    say.values().forEach(v::text);
    return new Page(name(say.template(), exists), v.map());
  }

  private static String name(String template, Predicate<String> exists) {
    var reply = "replies/" + template;
    return exists.test(reply) ? reply : "refusals/" + template;
  }
}
