package dev.berth.kill;

import dev.berth.endtoend.EndToEnd;
import dev.berth.sandbox.RepositoryFixture;
import dev.berth.sandbox.SeenComment;
import dev.berth.view.CommentMarker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What people do on one issue while Berth is killed again and again, and how it must end. */
final class KillStory {
  /** Comments of ours that one issue may have, whatever happened. */
  static final int COMMENTS_MAX = 4;

  private final RepositoryFixture issues;
  private final Plot plot;
  private final int number;
  private int at;
  private long refused;

  /** One thing that somebody does once the issue shows a label. */
  private record Scene(String label, String as, String text) {}

  /** Chosen in turn, so that every run has all of them. */
  enum Plot {
    PLAIN("2", "90 days", "active", 2, new Scene("needs approval", "mara", "approved")),
    ASKED(
        "one or two",
        "_No response_",
        "active",
        2,
        // In one comment: after the first line alone nothing would be asked any more.
        new Scene("needs information", "rio", "/machines 2x c3.medium.x86\n\n/term 90d"),
        new Scene("needs approval", "milo", "/approve")),
    RETURNED(
        "1",
        "90 days",
        "released",
        0,
        new Scene("needs approval", "mara", "/approve"),
        new Scene("active", "rio", "/release")),
    LONGER(
        "1",
        "90 days",
        "active",
        1,
        new Scene("needs approval", "mara", "approved"),
        new Scene("active", "rio", "/extend 30d one more release")),
    REFUSED(
        "2", "90 days", "denied", 0, new Scene("needs approval", "mara", "/deny not this year"));

    private final String machines;
    private final String term;
    private final String end;
    private final int made;
    private final List<Scene> scenes;

    Plot(String machines, String term, String end, int made, Scene... scenes) {
      this.machines = machines;
      this.term = term;
      this.end = end;
      this.made = made;
      this.scenes = List.of(scenes);
    }
  }

  /** Opens the issue of a project that nobody else asks for. */
  KillStory(RepositoryFixture issues, int count) {
    this.issues = issues;
    this.plot = Plot.values()[count % Plot.values().length];
    var body =
        EndToEnd.form(plot.machines, plot.term)
            .replace("Nightly scale tests", "Project " + count)
            .replace("kelpworks/kelp", "kelpworks/kelp" + count);
    this.number = issues.open("rio", "Machines for project " + count, body);
  }

  /** Goes on with the next scene, where its time has come. */
  void next() {
    if (isAskedAgain()) at--;
    if (at == plot.scenes.size()) return;
    var scene = plot.scenes.get(at);
    if (!issues.labels(number).contains(scene.label())) return;
    if (scene.text().equals("approved")) issues.label(scene.as(), number, scene.text());
    else issues.comment(scene.as(), number, scene.text());
    at++;
  }

  /** Within the second in which a text changed nobody knows what a yes was said to. */
  private boolean isAskedAgain() {
    var refusals =
        ours().stream().filter(c -> c.body().contains("it cannot be told what you saw")).count();
    if (at == 0 || refusals == refused) return false;
    refused = refusals;
    return true;
  }

  int machines() {
    return plot.made;
  }

  boolean isOver() {
    return at == plot.scenes.size() && problems().isEmpty();
  }

  /** What is not as it must be in the end. */
  List<String> problems() {
    var all = new ArrayList<>(doubles());
    var labels = issues.labels(number);
    var states =
        labels.stream().filter(l -> !l.equals("approved") && !l.equals("cluster request")).toList();
    if (!states.equals(List.of(plot.end))) all.add(here("shows " + labels + ", not " + plot.end));
    var closed = plot.end.equals("released") || plot.end.equals("denied");
    if (issues.issue(number).open() == closed) all.add(here("is open: " + !closed));
    if (!all.isEmpty()) ours().forEach(c -> all.add(here("says: " + c.body())));
    return all;
  }

  /** Comments that are there twice, or too many of them: never right, at no moment. */
  List<String> doubles() {
    var all = new ArrayList<String>();
    var keys = new HashSet<String>();
    for (var c : ours())
      if (!keys.add(CommentMarker.find(c.body()).orElse("")))
        all.add(here("has " + CommentMarker.find(c.body()) + " twice"));
    if (ours().size() > COMMENTS_MAX) all.add(here("has " + ours().size() + " comments of ours"));
    return all;
  }

  int comments() {
    return ours().size();
  }

  private List<SeenComment> ours() {
    return issues.comments(number).stream().filter(c -> c.author().equals("berth-bot")).toList();
  }

  private String here(String what) {
    return "#" + number + " (" + plot + ", scene " + at + ") " + what;
  }
}
