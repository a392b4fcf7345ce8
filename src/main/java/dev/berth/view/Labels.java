package dev.berth.view;

import dev.berth.forge.Forge.Label;
import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Ending;
import dev.berth.request.Failed;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Provisioning;
import dev.berth.request.Question;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.State;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the labels are called in a repository. A forge compares label names without regard to case,
 * and so do we.
 */
public record Labels(
    String needsInformation,
    String needsApproval,
    String queued,
    String provisioning,
    String active,
    String ending,
    String releasing,
    String failed,
    String question,
    String released,
    String denied,
    String withdrawn,
    String onHold,
    String changeRequested,
    String approved,
    String clusterRequest) {
  /** The forge takes no longer name. */
  public static final int NAME_MAX = 50;

  public static final Labels USUAL =
      new Labels(
          "needs information",
          "needs approval",
          "queued",
          "provisioning",
          "active",
          "ending",
          "releasing",
          "failed",
          "question",
          "released",
          "denied",
          "withdrawn",
          "on hold",
          "change requested",
          "approved",
          "cluster request");

  /** The one label of a state. */
  public String of(State s) {
    return switch (s) {
      case NeedsInformation _ -> needsInformation;
      case NeedsApproval _ -> needsApproval;
      case Queued _ -> queued;
      case Provisioning _ -> provisioning;
      case Active _ -> active;
      case Ending _ -> ending;
      case Releasing _ -> releasing;
      case Failed _ -> failed;
      case Question _ -> question;
      case Closed c ->
          switch (c.as()) {
            case RELEASED -> released;
            case DENIED -> denied;
            case WITHDRAWN -> withdrawn;
          };
    };
  }

  /** Exactly one of these is on a request. */
  public Set<String> states() {
    return names(toMake().subList(0, 12));
  }

  /** Beside the state. */
  public Set<String> flags() {
    return names(toMake().subList(12, 14));
  }

  public Set<String> all() {
    return names(toMake());
  }

  private static Set<String> names(List<Label> labels) {
    var all = new LinkedHashSet<String>();
    for (var l : labels) all.add(l.name());
    return all;
  }

  /** All labels as they are to be made where they are missing. */
  public List<Label> toMake() {
    return List.of(
        new Label(needsInformation, "FBCA04", "The requester is asked something"),
        new Label(needsApproval, "D93F0B", "Complete: an approver decides"),
        new Label(queued, "C5DEF5", "Approved; waiting for a free machine"),
        new Label(provisioning, "1D76DB", "Machines are being made"),
        new Label(active, "0E8A16", "Machines are lent until the date in the status comment"),
        new Label(ending, "E99695", "The lease is over; data is kept for a while"),
        new Label(releasing, "F9D0C4", "Machines are being deleted"),
        new Label(failed, "B60205", "No machine could be made; operators are called"),
        new Label(question, "D4C5F9", "Asks for people, access or an answer, not for machines"),
        new Label(released, "CFD3D7", "All machines are given back"),
        new Label(denied, "CFD3D7", "Not approved; the reason is in the thread"),
        new Label(withdrawn, "CFD3D7", "Taken back, or no answer came"),
        new Label(onHold, "5319E7", "Nothing is made or started for now"),
        new Label(changeRequested, "BFD4F2", "Asks for more than was granted"),
        new Label(approved, "0E8A16", "Set by an approver: yes to what the status comment shows"),
        new Label(clusterRequest, "006B75", "Asks for machines"));
  }
}
