package dev.berth.program;

import dev.berth.catalogue.Catalogue;
import dev.berth.intake.form.Form;
import java.util.List;
import java.util.Map;

/**
 * What the server's folder gives to every program, whichever repository its own file is from.
 *
 * @param adapters kind of each adapter by its name
 * @param texts of all files that went into it: part of each program's revision
 */
public record ServerDefaults(
    Catalogue catalogue, List<Form> forms, Map<String, String> adapters, List<String> texts) {
  /** Machines of this kind of adapter are not real. */
  static final String SIMULATOR = "simulator";

  public ServerDefaults {
    forms = List.copyOf(forms);
    adapters = Map.copyOf(adapters);
    texts = List.copyOf(texts);
  }
}
