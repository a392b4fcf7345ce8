package dev.berth.view;

import dev.berth.catalogue.Catalogue;
import dev.berth.forge.Person;
import dev.berth.program.Labels;
import dev.berth.view.templates.TemplateFilters;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a program and its surroundings add to a text. Pure data, no clock.
 *
 * @param program its name
 * @param revision of the program's file
 * @param duty approvers who are called by name, at most {@link #CALLED_MAX}
 * @param operators who are called when machines fail; nobody: {@code duty} is called
 * @param lead who is called when a decision is late
 * @param prefix first word of commands, where the program has one: {@code berth}
 * @param simulation no real machine is lent
 * @param pool the pool a request would get or has got
 * @param pages public address of Berth's own pages
 * @param accessHelp how to get access without SSH keys; the operator's words, empty for none
 * @param forms where a request is opened
 * @param web public address of the forge
 * @param deciders who approves by the program's file, in words; empty where that is not known
 * @param paused why nothing is made or deleted for the time being
 */
public record TextContext(
    String program,
    String revision,
    Catalogue catalogue,
    Labels labels,
    List<Person> duty,
    List<Person> operators,
    Optional<Person> lead,
    Optional<String> prefix,
    boolean simulation,
    Optional<PoolView> pool,
    Optional<URI> pages,
    String accessHelp,
    List<FormLink> forms,
    URI web,
    String deciders,
    Optional<String> paused) {
  /** No comment calls more people than that. */
  public static final int CALLED_MAX = TemplateFilters.MENTIONS_MAX;

  public static final URI GITHUB = URI.create("https://github.com");

  public TextContext {
    duty = List.copyOf(duty.subList(0, Math.min(duty.size(), CALLED_MAX)));
    operators = List.copyOf(operators.subList(0, Math.min(operators.size(), CALLED_MAX)));
    forms = List.copyOf(forms);
  }

  /**
   * A pool as requesters and approvers see it.
   *
   * @param free free machines by plan; changes often, so no comment is rewritten for it
   * @param usual how long making machines usually takes
   */
  public record PoolView(
      String name, String donor, Map<String, Integer> free, Optional<Duration> usual) {
    public PoolView {
      free = Map.copyOf(free);
    }
  }

  /** A form by which a request is opened. */
  public record FormLink(String name, URI address) {}

  /** A program of which nothing more is known. */
  public static TextContext of(String program, String revision, Catalogue catalogue) {
    return new TextContext(
        program,
        revision,
        catalogue,
        Labels.USUAL,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        "",
        List.of(),
        GITHUB,
        "",
        Optional.empty());
  }

  /** What stands before the name of a command: {@code /}, or {@code /berth } with a prefix. */
  public String slash() {
    return prefix.map(p -> "/" + p + " ").orElse("/");
  }

  /** Who is called when machines fail. */
  List<Person> called() {
    return operators.isEmpty() ? duty : operators;
  }
}
