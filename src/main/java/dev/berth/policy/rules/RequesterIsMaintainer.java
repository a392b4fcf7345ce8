package dev.berth.policy.rules;

import dev.berth.forge.Known;
import dev.berth.policy.Facts;
import dev.berth.policy.Finding;
import dev.berth.policy.Maintainership;
import dev.berth.policy.Rule;

/**
 * The requester speaks for the project. Lists of maintainers are kept in many ways, so what is not
 * found is for a person.
 *
 * @param otherwise what follows when the project's list does not name the requester
 */
public record RequesterIsMaintainer(Otherwise otherwise) implements Rule {
  private static final String WANTED = "a maintainer of the project asks";

  static RequesterIsMaintainer defaults() {
    return new RequesterIsMaintainer(Otherwise.WARN);
  }

  @Override
  public String id() {
    return "maintainer";
  }

  @Override
  public Finding judge(Facts facts) {
    var who = facts.requester().login();
    return switch (facts.maintainer()) {
      case Known.Is<Maintainership>(Maintainership m) when m.named() ->
          Finding.passed(id(), who + " is in " + m.where(), WANTED);
      case Known.Is<Maintainership>(Maintainership m) ->
          otherwise.finding(id(), who + " is not in " + m.where(), WANTED);
      case Known.Absent<Maintainership> _ ->
          otherwise.finding(id(), "the project has no list of maintainers", WANTED);
      case Known.Unknown<Maintainership>(String why, var _) ->
          Finding.unknown(id(), "could not look for a list of maintainers: " + why, WANTED);
    };
  }
}
