package dev.berth.intake;

import dev.berth.catalogue.Catalogue;
import dev.berth.reading.Reading;

/** The questions that a careful person would ask before yes or no. */
final class Asking {
  Asking(Catalogue catalogue, Settings settings) {}

  Reading ask(Reading draft, Machines machines, Sheet sheet, PersonalGuard guard) {
    return draft;
  }
}
