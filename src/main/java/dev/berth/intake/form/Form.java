package dev.berth.intake.form;

import dev.berth.config.DidYouMean;
import dev.berth.reading.Field;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A form that people fill in, as data: which wording of a heading asks for which field. A program
 * adds its own without code.
 *
 * @param name short name, shown in a reading
 * @param title of the issue template; also the beginning of the titles it makes
 * @param about one sentence for people who choose a form
 * @param labels that the form sets on an issue
 * @param intro beginnings of paragraphs that belong to the form itself and are no answer
 * @param sections all questions that any edition has, in the order of the newest
 * @param editions orders in which the questions stood over the years; needed only to read answers
 *     that were typed over their headings
 */
public record Form(
    String name,
    Optional<String> title,
    Optional<String> about,
    List<String> labels,
    List<String> intro,
    List<Section> sections,
    List<Edition> editions) {
  public Form {
    labels = List.copyOf(labels);
    intro = List.copyOf(intro);
    sections = List.copyOf(sections);
    editions = List.copyOf(editions);
    if (name.isBlank()) throw new IllegalArgumentException("name is empty");
    var ids = new HashSet<String>();
    for (var s : sections)
      if (!ids.add(s.id()))
        throw new IllegalArgumentException("sections has the id " + s.id() + " twice");
    for (var e : editions)
      for (var id : e.sections())
        if (!ids.contains(id))
          throw new IllegalArgumentException(
              "editions names " + id + ", which no section is called" + DidYouMean.hint(id, ids));
  }

  /**
   * One question.
   *
   * @param id unique in the form; the id of the field in an issue form
   * @param field what the answer is read as
   * @param part closer meaning within the field: {@code plan}, {@code count}, {@code kind}, {@code
   *     name}, {@code email}, {@code company}, {@code job-title}, {@code asked-anew} ...
   * @param wordings headings that ask it, the newest first; one that ends in {@code ...} goes on in
   *     ways that do not matter
   * @param input how a form asks it: {@code input}, {@code textarea}, {@code dropdown}, {@code
   *     checkboxes}
   * @param required whether the form insists; not said: no
   * @param choices of a dropdown or check boxes; {@code {plans}} stands for the plans on offer
   * @param help one sentence below the label
   * @param placeholder example in an empty field
   */
  public record Section(
      String id,
      Field field,
      Optional<String> part,
      List<String> wordings,
      Optional<String> input,
      Optional<Boolean> required,
      List<String> choices,
      Optional<String> help,
      Optional<String> placeholder) {
    private static final List<String> INPUTS =
        List.of("input", "textarea", "dropdown", "checkboxes");

    public Section {
      wordings = List.copyOf(wordings);
      choices = List.copyOf(choices);
      if (wordings.isEmpty()) throw new IllegalArgumentException("give " + id + " a wording");
      if (input.filter(i -> !INPUTS.contains(i)).isPresent())
        throw new IllegalArgumentException("input is one of " + String.join(", ", INPUTS));
      if (input.filter("dropdown"::equals).isPresent() && choices.isEmpty())
        throw new IllegalArgumentException("choices are missing: a dropdown has some");
    }

    boolean insists() {
      return required.orElse(false);
    }

    boolean is(Field wanted, String wantedPart) {
      return field == wanted && part.filter(wantedPart::equals).isPresent();
    }
  }

  /** The ids of the questions of one edition, in order. */
  public record Edition(String name, List<String> sections) {
    public Edition {
      sections = List.copyOf(sections);
    }
  }
}
