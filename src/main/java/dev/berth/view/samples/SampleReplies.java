package dev.berth.view.samples;

import dev.berth.commands.model.ReplyTemplate;
import dev.berth.request.Decision.StateRefusal;
import dev.berth.view.OneOffWrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An answer of each kind. */
public final class SampleReplies {
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("state", "needs approval"),
          Map.entry("commands", "machines,term,withdraw"),
          Map.entry("command", "extend"),
          Map.entry("usage", "extend [LENGTH] [REASON]"),
          Map.entry("help", "asks for a later end"),
          Map.entry("example", "extend 30d the paper is under review"),
          Map.entry("who", "requester,approver"),
          Map.entry("since", "2026-11-20T09:14:00Z"),
          Map.entry("revision", "b41d0e2f6a"),
          Map.entry(
              "rules",
              "machines | refused | 4 machines | at most 2\n"
                  + "code | could not be found out | last commit | a commit within a year"),
          Map.entry("passed", "cost | $1,944 a month"),
          Map.entry("access", "rio | SHA256:AAAA | mara | 2027-02-22T14:12:00Z"),
          Map.entry("keys", "rio | SHA256:AAAA, SHA256:BBBB | SHA256:CCCC | SHA256:DDDD\nkim"),
          Map.entry("decisions", "120 days more refused | mara | 2026-11-24T10:02:00Z | no room"),
          Map.entry("can", "mara or a maintainer of this repository"),
          Map.entry("open", "2027-Q1\n2027-Q2"),
          Map.entry("more", "3"),
          Map.entry(
              "approvals", "mara | role maintain | 7f3a91c04be2 | 2026-11-24T10:02:00Z | b41d0e2"),
          Map.entry("overrides", "machines | mara | 2026-11-24T10:02:00Z | agreed with the donor"),
          Map.entry("limit", "10"),
          Map.entry("read", "c3.medum.x86"),
          Map.entry("problem", "unit"),
          Map.entry("version", "7f3a91c04be2"),
          Map.entry("near", "c3.medium.x86"),
          Map.entry("plans", "c3.medium.x86,m3.small.x86"),
          Map.entry("instead", "m3.small.x86"),
          Map.entry("end", "2027-02-22T14:12:00Z"),
          Map.entry("machines", "kelp-1,kelp-2"),
          Map.entry("people", "rio,kim"),
          Map.entry("pools", "example"));

  private SampleReplies() {}

  public static List<OneOffWrite.ReplyComment> all() {
    var all = new ArrayList<OneOffWrite.ReplyComment>();
    for (var s : ReplyTemplate.values()) {
      var full = new HashMap<String, String>();
      var empty = new HashMap<String, String>();
      for (var name : s.names()) {
        full.put(name, VALUES.getOrDefault(name, name));
        empty.put(name, "");
      }
      all.add(say(s.template(), full));
      all.add(say(s.template(), empty));
    }
    for (var reason : StateRefusal.values()) {
      all.add(say(reason.template(), Map.of("command", "approve")));
      all.add(say("refused", Map.of("reason", reason.template())));
    }
    for (var reason :
        List.of(StateRefusal.CLOSED, StateRefusal.TOO_LATE_TO_CHANGE, StateRefusal.NO_LEASE_YET))
      all.add(say(reason.template(), Map.of("command", "extend", "state", "active")));
    all.add(say("label-no-right", Map.of()));
    all.add(say("label-off-no-right", Map.of()));
    all.add(say("requester-gone", Map.of()));
    all.add(say("other-berth", Map.of("by", "cluster-bot")));
    all.add(say("war", Map.of("what", "put on active")));
    all.add(say("war", Map.of("what", "status")));
    all.add(say("plain-yes", Map.of("version", "7f3a91c04be2")));
    all.add(say("unknown", Map.of("word", "aprove", "near", "approve")));
    all.add(say("unknown", Map.of("word", "frobnicate", "near", "")));
    return all;
  }

  private static OneOffWrite.ReplyComment say(String template, Map<String, String> values) {
    return new OneOffWrite.ReplyComment("reply:" + template, SampleData.RIO, template, values);
  }
}
