package dev.berth.github;

import dev.berth.forge.Reaction;
import dev.berth.forge.Write;
import java.util.List;
import java.util.Optional;

/** One effect of each kind: the request it must be, and what GitHub answers to it. */
record WriteCase(String name, Write write, String request, int status, String answer, String body) {
  static final String AT = "/repos/octo/lab/issues";

  static final List<WriteCase> ALL =
      List.of(
          new WriteCase(
              "create comment",
              new Write.CreateComment("k", "hi \"you\""),
              "POST " + AT + "/5/comments",
              201,
              GitHubSamples.comment(77, ""),
              "{\"body\":\"hi \\\"you\\\"\"}"),
          new WriteCase(
              "edit comment",
              new Write.EditComment(77, "new"),
              "PATCH " + AT + "/comments/77",
              200,
              GitHubSamples.comment(77, ""),
              "{\"body\":\"new\"}"),
          new WriteCase(
              "delete comment",
              new Write.DeleteComment(77),
              "DELETE " + AT + "/comments/77",
              204,
              "",
              ""),
          new WriteCase(
              "add label",
              new Write.AddLabel("needs approval"),
              "POST " + AT + "/5/labels",
              200,
              "[{'id':1,'name':'needs approval','url':'https://x'}]",
              "{\"labels\":[\"needs approval\"]}"),
          new WriteCase(
              "remove label",
              new Write.RemoveLabel("a/b c?ü"),
              "DELETE " + AT + "/5/labels/a%2Fb%20c%3F%C3%BC",
              200,
              "[]",
              ""),
          new WriteCase(
              "close",
              Write.close("not_planned"),
              "PATCH " + AT + "/5",
              200,
              GitHubSamples.issue(""),
              "{\"state\":\"closed\",\"state_reason\":\"not_planned\"}"),
          new WriteCase(
              "reopen",
              Write.reopen(),
              "PATCH " + AT + "/5",
              200,
              GitHubSamples.issue(""),
              "{\"state\":\"open\"}"),
          new WriteCase(
              "retitle",
              Write.retitle("T"),
              "PATCH " + AT + "/5",
              200,
              GitHubSamples.issue(""),
              "{\"title\":\"T\"}"),
          new WriteCase(
              "title and state in one",
              new Write.Edit(Optional.of("T"), Optional.of(true), Optional.empty()),
              "PATCH " + AT + "/5",
              200,
              GitHubSamples.issue(""),
              "{\"title\":\"T\",\"state\":\"open\"}"),
          new WriteCase(
              "react",
              new Write.React(77, Reaction.THUMBS_DOWN),
              "POST " + AT + "/comments/77/reactions",
              201,
              "{'id':1,'content':'-1'}",
              "{\"content\":\"-1\"}"),
          new WriteCase(
              "assign",
              new Write.Assign("mona"),
              "POST " + AT + "/5/assignees",
              201,
              "{'assignees':[{'login':'Mona'}]}",
              "{\"assignees\":[\"mona\"]}"),
          new WriteCase(
              "unassign",
              new Write.Unassign("mona"),
              "DELETE " + AT + "/5/assignees",
              200,
              "{'assignees':[]}",
              "{\"assignees\":[\"mona\"]}"),
          new WriteCase("lock", new Write.Lock(), "PUT " + AT + "/5/lock", 204, "", "{}"),
          new WriteCase("unlock", new Write.Unlock(), "DELETE " + AT + "/5/lock", 204, "", ""),
          new WriteCase(
              "milestone",
              new Write.Milestone(Optional.of(3)),
              "PATCH " + AT + "/5",
              200,
              GitHubSamples.issue(""),
              "{\"milestone\":3}"),
          new WriteCase(
              "no milestone",
              new Write.Milestone(Optional.empty()),
              "PATCH " + AT + "/5",
              200,
              GitHubSamples.issue(""),
              "{\"milestone\":null}"));
}
