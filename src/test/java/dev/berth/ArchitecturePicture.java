package dev.berth;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The plan of the house as a Mermaid flowchart: a subgraph for each storey, a box for each package
 * with its rooms, an arrow for what is imported. Left out so that it can be read: what every
 * package may import (the storey of words), and an arrow where others lead there anyway.
 */
final class ArchitecturePicture {
  private static final String WORDS = "words";
  private static final List<String> STOREYS = List.of("shell", "core", WORDS);

  /** Boxes in the order of the plan, each with the packages in it. */
  private final Map<String, List<String>> boxes = new LinkedHashMap<>();

  private final Map<String, Set<String>> arrows = new LinkedHashMap<>();

  ArchitecturePicture() {
    for (var storey : STOREYS)
      for (var name : HousePlan.storey(storey))
        boxes.computeIfAbsent(box(storey, name), _ -> new ArrayList<>()).add(name);
    var boxOf = new LinkedHashMap<String, String>();
    boxes.forEach((box, packages) -> packages.forEach(p -> boxOf.put(p, box)));
    boxOf.forEach(
        (name, from) -> {
          for (var other : HousePlan.IMPORTS.get(name)) {
            var to = boxOf.get(other);
            if (to.equals(from) || to.startsWith(WORDS)) continue;
            arrows.computeIfAbsent(from, _ -> new LinkedHashSet<>()).add(to);
          }
        });
  }

  String mermaid() {
    var lines = new ArrayList<String>(List.of("flowchart TB"));
    for (var storey : STOREYS) {
      lines.add("  subgraph " + storey);
      boxes.forEach(
          (box, packages) -> {
            if (box.startsWith(storey + "_"))
              lines.add("    " + box + "[\"" + label(packages) + "\"]");
          });
      lines.add("  end");
    }
    arrows.forEach(
        (from, all) ->
            all.stream()
                .filter(to -> all.stream().noneMatch(via -> leads(via, to)))
                .forEach(to -> lines.add("  " + from + " --> " + to)));
    lines.add("  core ~~~ words");
    return String.join("\n", lines);
  }

  private boolean leads(String from, String to) {
    return arrows.getOrDefault(from, Set.of()).stream()
        .anyMatch(next -> next.equals(to) || leads(next, to));
  }

  private static String box(String storey, String name) {
    return storey + "_" + top(name);
  }

  private static String top(String name) {
    return name.split("\\.", 2)[0];
  }

  private static String label(List<String> packages) {
    var rooms =
        packages.stream()
            .filter(name -> name.contains("."))
            .map(name -> name.split("\\.", 2)[1])
            .collect(Collectors.joining(", "));
    return "<b>" + top(packages.getFirst()) + "</b>" + (rooms.isEmpty() ? "" : "<br/>" + rooms);
  }
}
