package dev.berth.reconcile.issue;

import dev.berth.request.Event;

/** An issue that cannot be reached any more: nothing is released for that; operators are told. */
final class IssueReachability {
  private final IssueContext context;

  IssueReachability(IssueContext context) {
    this.context = context;
  }

  void lost(String why) {
    if (context.activeRequest().filter(r -> r.flags().lost().isEmpty()).isEmpty()) return;
    context.apply(new Event.ReachabilityChanged(context.now(), Event.Sight.LOST, why));
    context.services().alerts().lost(context.ref(), why);
  }

  void found() {
    if (context.activeRequest().filter(r -> r.flags().lost().isPresent()).isEmpty()) return;
    context.apply(new Event.ReachabilityChanged(context.now(), Event.Sight.THERE, ""));
  }
}
