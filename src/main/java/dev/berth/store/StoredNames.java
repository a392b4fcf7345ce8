package dev.berth.store;

import dev.berth.forge.Incoming;
import dev.berth.forge.Write;
import dev.berth.pool.PoolNeed;
import dev.berth.provision.Order;
import dev.berth.provision.Outcome;
import dev.berth.request.Active;
import dev.berth.request.Closed;
import dev.berth.request.Ending;
import dev.berth.request.Event;
import dev.berth.request.Failed;
import dev.berth.request.NeedsApproval;
import dev.berth.request.NeedsInformation;
import dev.berth.request.Provisioning;
import dev.berth.request.Question;
import dev.berth.request.Queued;
import dev.berth.request.Releasing;
import dev.berth.request.Request;
import dev.berth.request.State;
import dev.berth.request.machine.Machine;
import dev.berth.view.OneOffWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one table of stored names: what each kind is called in rows, inboxes and histories. Names are
 * data: a class may be renamed, its name here never; a kind that is given up keeps its line for as
 * long as rows of it can be there. Components of records and constants of enums are stored as they
 * are called, but for a few; {@code StoredShapeTest} holds them.
 */
public final class StoredNames {
  /** First line of a request's history. */
  public static final String OPENED = "opened";

  /** Once a day in the app's own history. */
  public static final String HISTORIES_CHECKED = "histories checked";

  /** The sealed words that stored values are declared as. */
  public static final List<Class<?>> ROOTS =
      List.of(
          Row.class,
          Message.class,
          State.class,
          PoolNeed.class,
          Event.class,
          Incoming.class,
          OneOffWrite.class,
          Write.class,
          Order.class,
          Outcome.class);

  public static final Map<Class<?>, String> ALL =
      Map.ofEntries(
          Map.entry(Row.NewRow.class, "fresh"),
          Map.entry(Row.IssueRow.class, "issue"),
          Map.entry(Row.RepositoryRow.class, "repository"),
          Map.entry(Row.PoolsRow.class, "pools"),
          Map.entry(Row.AppRow.class, "app"),
          Map.entry(Message.ForgeEvent.class, "heard"),
          Map.entry(Message.NeedChanged.class, "needs"),
          Map.entry(Message.PlanTried.class, "tried"),
          Map.entry(Message.PlanBack.class, "back"),
          Map.entry(Message.EventForRequest.class, "answer"),
          Map.entry(Message.SyncAgain.class, "look"),
          Map.entry(NeedsInformation.class, "needs-information"),
          Map.entry(NeedsApproval.class, "needs-approval"),
          Map.entry(Queued.class, "queued"),
          Map.entry(Provisioning.class, "provisioning"),
          Map.entry(Active.class, "active"),
          Map.entry(Ending.class, "ending"),
          Map.entry(Releasing.class, "releasing"),
          Map.entry(Failed.class, "failed"),
          Map.entry(Question.class, "question"),
          Map.entry(Closed.class, "closed"),
          Map.entry(PoolNeed.Nothing.class, "nothing"),
          Map.entry(PoolNeed.Place.class, "place"),
          Map.entry(PoolNeed.Keep.class, "keep"),
          Map.entry(PoolNeed.Longer.class, "longer"),
          Map.entry(Event.Held.class, "held"),
          Map.entry(Event.Unheld.class, "unheld"),
          Map.entry(Event.EndSet.class, "end-set"),
          Map.entry(Event.PersonAdded.class, "person-added"),
          Map.entry(Event.PersonRemoved.class, "person-removed"),
          Map.entry(Event.DeletedByHand.class, "deleted-by-hand"),
          Map.entry(Event.HandedOver.class, "handed-over"),
          Map.entry(Event.ContactsKnown.class, "contacts-known"),
          Map.entry(Event.KeysRenewed.class, "keys-renewed"),
          Map.entry(Event.KeysApproved.class, "keys-approved"),
          Map.entry(Event.KeysShown.class, "keys-shown"),
          Map.entry(Event.Overridden.class, "overridden"),
          Map.entry(Event.PoolChosen.class, "pool-chosen"),
          Map.entry(Event.QueryUnanswered.class, "unanswered"),
          Map.entry(Event.ReachabilityChanged.class, "sighted"),
          Map.entry(Event.ProviderInformed.class, "told"),
          Map.entry(Event.Read.class, "read"),
          Map.entry(Event.Tick.class, "looked"),
          Map.entry(Event.ProviderAnswered.class, "answered"),
          Map.entry(Event.Judged.class, "judged"),
          Map.entry(Event.Placed.class, "placed"),
          Map.entry(Event.Waitlisted.class, "waits"),
          Map.entry(Event.KeysFound.class, "keys-found"),
          Map.entry(Event.ApproverLost.class, "approver-lost"),
          Map.entry(Event.Sealed.class, "sealed"),
          Map.entry(Event.ExtensionAnswered.class, "stretched"),
          Map.entry(Event.Approved.class, "approved"),
          Map.entry(Event.ApprovalTakenBack.class, "approval-taken-back"),
          Map.entry(Event.Denied.class, "denied"),
          Map.entry(Event.Asked.class, "asked"),
          Map.entry(Event.Replied.class, "replied"),
          Map.entry(Event.ExtensionRequested.class, "extended"),
          Map.entry(Event.Released.class, "released"),
          Map.entry(Event.Withdrawn.class, "withdrawn"),
          Map.entry(Event.Reopened.class, "reopened"),
          Map.entry(Event.RetryRequested.class, "retried"),
          Map.entry(Event.ReplacementRequested.class, "replaced"),
          Map.entry(Event.AccessRequested.class, "access-wanted"),
          Map.entry(Event.MadeByHand.class, "provided"),
          Map.entry(Event.ClosedByHand.class, "closed-by-hand"),
          Map.entry(Incoming.IssueTouched.class, "issue-touched"),
          Map.entry(Incoming.CommentCreated.class, "comment-created"),
          Map.entry(Incoming.CommentTouched.class, "comment-touched"),
          Map.entry(Incoming.RepositoryTouched.class, "repository-touched"),
          Map.entry(Incoming.PullRequestTouched.class, "pull-request-touched"),
          Map.entry(Incoming.CheckWanted.class, "check-wanted"),
          Map.entry(Incoming.AppTouched.class, "app-touched"),
          Map.entry(OneOffWrite.ReplyComment.class, "say"),
          Map.entry(OneOffWrite.RepeatableWrite.class, "do"),
          Map.entry(Write.CreateComment.class, "create-comment"),
          Map.entry(Write.EditComment.class, "edit-comment"),
          Map.entry(Write.DeleteComment.class, "delete-comment"),
          Map.entry(Write.AddLabel.class, "add-label"),
          Map.entry(Write.RemoveLabel.class, "remove-label"),
          Map.entry(Write.Edit.class, "edit"),
          Map.entry(Write.React.class, "react"),
          Map.entry(Write.Assign.class, "assign"),
          Map.entry(Write.Unassign.class, "unassign"),
          Map.entry(Write.Lock.class, "lock"),
          Map.entry(Write.Unlock.class, "unlock"),
          Map.entry(Write.Milestone.class, "milestone"),
          Map.entry(Order.Allocate.class, "allocate"),
          Map.entry(Order.Poll.class, "poll"),
          Map.entry(Order.Stop.class, "stop"),
          Map.entry(Order.Start.class, "start"),
          Map.entry(Order.AllowKeys.class, "access"),
          Map.entry(Order.KeepUntil.class, "keep"),
          Map.entry(Order.DoneByHand.class, "worked"),
          Map.entry(Order.Release.class, "release"),
          Map.entry(Outcome.Ready.class, "ready"),
          Map.entry(Outcome.Pending.class, "pending"),
          Map.entry(Outcome.Stopped.class, "stopped"),
          Map.entry(Outcome.Failed.class, "failed"),
          Map.entry(Outcome.Gone.class, "gone"),
          Map.entry(Outcome.Unsupported.class, "unsupported"));

  /** Components that are called otherwise in rows than in the code, by record. */
  private static final Map<Class<?>, Map<String, String>> COMPONENTS =
      Map.of(
          Row.IssueRow.class,
          Map.of("lastReportedNeed", "told", "oneOffWrites", "errands", "replyCounts", "talk"),
          Request.class,
          Map.of("flags", "marks", "policy", "promises", "previousReading", "before"),
          Machine.class,
          Map.of("desired", "want"));

  private StoredNames() {}

  /** As in rows: {@code approval-taken-back}. */
  public static String of(Class<?> kind) {
    return Optional.ofNullable(ALL.get(kind)).orElseThrow();
  }

  /** What a component of a record is called in rows. */
  public static String component(Class<?> record, String name) {
    return COMPONENTS.getOrDefault(record, Map.of()).getOrDefault(name, name);
  }

  /** As in histories: {@code approval taken back}. */
  public static String inHistory(Class<? extends Event> kind) {
    return of(kind).replace('-', ' ');
  }

  /** As in histories, of an event that was refused. */
  public static String refused(Class<? extends Event> kind) {
    return inHistory(kind) + " refused";
  }
}
