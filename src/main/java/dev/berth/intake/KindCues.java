package dev.berth.intake;

import java.util.regex.Pattern;

/** The words by which kinds are told; a line is a cue. Texts are in lower case. */
final class KindCues {
  /** Somebody is to come or go. */
  static final Pattern PEOPLE =
      Cues.any(
          """
          (?:add(?:ed|ing)?|invit(?:e|ed|ing)|onboard|remov(?:e|ed|ing)|revoke\
          |take away)\\b[^.!?\\n]{0,40}?\\bMEMBER
          (?:add|invite|remove|take away|revoke|replace|swap|delete)\\b[^.!?\\n]{0,30}?@[\\w-]+
          MEMBER\\b[^.!?\\n]{0,20}?\\b(?:added|removed|invited)\\b
          change of (?:people|members|contacts?|maintainers?)
          (?:give|grant)\\b[^.!?\\n]{0,30}?\\bMEMBER\\b[^.!?\\n]{0,20}?\\baccess\\b
          access for (?:a |an |our |my |the )?(?:new |second |another )?MEMBER\\b
          (?:new|another|second) (?:team )?(?:member|maintainer|colleague|admin\
          |user)\\b[^.!?\\n]{0,40}?\\b(?:access|account|added|invite)
          only need to (?:see|join|enter)
          join (?:the|our) (?:lab )?(?:project|organi[sz]ation)\\b
          (?:left|leaves|is leaving) (?:the|our) (?:project|team|company)\\b
          """
              .replace("MEMBER", member()));

  /** A door does not open. */
  static final Pattern ACCESS =
      Cues.any(
          """
          (?:lost|lose|losing|no longer have|do(?:es)? not have|don't have|regain|restore\
          |recover|get back)\\b[^.!?\\n]{0,20}?\\baccess\\b
          (?:can ?not|can't|could not|couldn't|unable to|no longer|nobody of us can\
          |none of us can)\\b[^.!?\\n]{0,20}?\\b(?:log ?in|sign ?in|get in(?:to)?|access|see\
          |enter|reach|connect|ssh)\\b
          locked out\\b
          reset\\b[^.!?\\n]{0,20}?\\b(?:password|2fa|mfa|otp|two-factor)
          invitation\\b[^.!?\\n]{0,20}?\\b(?:expired|never|not|lost)
          (?:service|robot|role|bot) account\\b
          lost (?:my|our|the) (?:password|key|token|phone|login|2fa)
          login (?:does not|doesn't|no longer)
          account (?:is|was|has been) (?:locked|disabled|deleted|suspended)
          """);

  /** What nobody writes who wants machines, even when a plan stands in the form. */
  static final Pattern ACCESS_OWN =
      Cues.any(
          """
          (?:i|we)(?: have| 've|'ve)? (?:lost|no longer have|do not have|don't have) (?:any |my \
          |our |the )?(?:access|login|permission)s? (?:to|for|in) (?:the |our |my |this |that )?\
          (?:[\\w-]+ ){0,3}?(?:org\\b|organi[sz]ation|project|console|portal|account|lab\
          |machines|servers|team)
          (?:i|we|nobody of us)(?: am| are)? (?:can ?not|can't|can no longer|can|unable to\
          |not able to|could not) (?:any ?more )?(?:get into|log ?in(?:to)?|sign in(?:to)?|enter\
          |see|open|reach) (?:the|our|my) (?:[\\w-]+ ){0,4}?(?:console|portal|project|org\\b\
          |organi[sz]ation|account|machines|servers)\\b(?=[^.!?\\n]{0,60}(?:any ?more|since\
          |in the console|no longer|because|locked|[.!\\n]|$))
          """);

  static final Pattern PROJECT_ACCESS =
      Cues.any(
          """
          (?:project|org(?:anisation|anization)?|console|account|portal) access\\b
          access to (?:the |our )?(?:[\\w-]+ ){0,3}(?:org\\b|organi[sz]ation|project|console\
          |account|portal)
          """);

  /** No machines, in so many words. */
  static final Pattern ONLY =
      Cues.any(
          """
          no (?:new |more |further |additional )?(?:machines?|servers?|hardware|nodes)(?: are\
          | is)? (?:needed|wanted|required|requested|necessary)
          nothing (?:new )?(?:to allocate|else)
          (?:do not|don't) need (?:any )?(?:new |more |further )?(?:machines|servers|hardware)
          only (?:need|want|ask|about|for|a user|to add)
          just (?:need to|want to|a user|add|need access)
          (?:machines?|servers?) (?:already )?(?:stay|remain|exist|are there)
          already (?:exists?|have (?:the )?(?:machines|servers))
          """);

  /** Beside what is there. */
  static final Pattern MORE =
      Cues.any(
          """
          (?:one|two|three|four|five|\\d+|some|a few) (?:more|additional|extra|further)\\b
          (?:additional|extra|another|further) (?:\\w+ ){0,3}(?:machines?|servers?|nodes?\
          |instances?|box|host)
          in addition to (?:what|the|our|those)
          on top of (?:what|the|our)
          besides (?:the|our|those)\\b
          more (?:machines|servers|nodes|capacity|instances|runners)\\b
          (?:extend|expand|grow|enlarge|increase) (?:the|our) (?:\\w+ ){0,2}(?:cluster\
          |allocation|pool|fleet|farm|setup|infrastructure)
          next to (?:the|our) (?:existing|\\d)
          add \\w*(?: \\w+){0,3} ?(?:machines?|servers?|nodes?|runners?) to (?:the|our)
          (?:existing|current) allocation\\b
          we already (?:have|run|use)\\b[^.!?\\n]{0,60}?\\b(?:lab|allocation|cil|program)\\b
          second project\\b
          """);

  /** Machines that run are to end or to stay longer; none is wanted. */
  static final Pattern GIVE_BACK =
      Cues.any(
          """
          no longer need
          don't need (?:them|the|our)
          can be (?:taken back|released|deleted|removed|deprovisioned|returned|shut down)
          (?:please )?(?:release|deprovision|delete|take back|shut down|return|decommission\
          |tear down) (?:the|our|my|all|these|those)
          (?:give|hand) back
          are done with
          finished with the
          extend (?:the|our) (?:lease|term|deadline|allocation until)
          extension of (?:the|our)
          reboot
          reinstall
          power[- ]cycle
          """);

  /** An operator tells something. */
  static final Pattern NOTICE =
      Cues.any(
          """
          maintenance
          outage
          (?:is|are) down
          downtime
          not reachable
          unreachable
          (?:do not|don't) open
          migration of the lab
          we will move
          announcement
          post[- ]?mortem
          heads[- ]up
          scheduled
          """);

  static final Pattern TEST_ISSUE =
      Pattern.compile(
          "^\\W*(?:just )?(?:a )?(?:test(?:ing)?(?: issue)?|ignore)\\W*(?:$|please|ignore)"
              + "|\\bplease ignore\\b|^(?:asdf|foo|test)\\b");

  private KindCues() {}

  private static String member() {
    return "(?:my(?:self)?|me|us|users?|members?|people|person|colleagues?|maintainers?"
        + "|contributors?|admins?|collaborators?|owners?|engineers?|handle|team ?mates?|interns?"
        + "|somebody|him|her|them|@[\\w-]+)";
  }
}
