package dev.berth.intake;

import dev.berth.reading.Field;
import dev.berth.reading.Kind;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an issue asks for, decided before machines are read. */
final class Kinds {
  private static final int TEXT_MAX = 20_000;

  private static final String MEMBER =
      "(?:my(?:self)?|me|us|user|users|member|members|people|person|colleagues?|maintainers?|contributors?|admins?|collaborators?|owner|owners|engineer|handle|team"
          + " ?mates?|intern|@[\\w-]+|somebody|him|her|them)";
  private static final Pattern PEOPLE =
      Pattern.compile(
          "\\b(?:add|invite|onboard|include|remove|delete|revoke|take"
              + " away|drop|replace|swap)\\b[^.!?\\n"
              + "]{0,40}?\\b"
              + MEMBER
              + "|\\b(?:add|invite|remove|take away|revoke)\\b[^.!?\\n]{0,30}?@[\\w-]+"
              + "|\\bchange of (?:people|members|contacts?|maintainers?)"
              + "|\\b(?:give|grant)\\b[^.!?\\n]{0,30}?\\b"
              + MEMBER
              + "\\b[^.!?\\n"
              + "]{0,20}?\\baccess\\b|\\b(?:new|another|second) (?:team"
              + " )?(?:member|maintainer|colleague|admin|user)\\b[^.!?\\n"
              + "]{0,40}?\\b(?:access|account|added|invite)|\\bonly need to"
              + " (?:see|join|enter)|\\bjoin (?:the|our) (?:lab"
              + " )?(?:project|organi[sz]ation)\\b|\\b(?:left|leaves|is leaving) (?:the|our)"
              + " (?:project|team|company)\\b");
  private static final Pattern ACCESS =
      Pattern.compile(
          "\\b(?:lost|lose|losing|no longer have|do(?:es)? not have|don't"
              + " have|regain|restore|recover|without|get back)\\b[^.!?\\n"
              + "]{0,20}?\\baccess\\b|\\b(?:can ?not|can't|could not|couldn't|unable to|cannot|no"
              + " longer|nobody of us can|none of us can)\\b[^.!?\\n"
              + "]{0,20}?\\b(?:log ?in|sign ?in|get"
              + " in(?:to)?|access|see|enter|reach|connect|ssh)\\b|\\blocked"
              + " out\\b|\\breset\\b[^.!?\\n"
              + "]{0,20}?\\b(?:password|2fa|mfa|otp|two-factor)|\\binvitation\\b[^.!?\\n"
              + "]{0,20}?\\b(?:expired|never|not|lost)|\\b(?:service|robot|role|bot)"
              + " account\\b|\\blost (?:my|our|the) (?:password|key|token|phone|login|2fa)|\\blogin"
              + " (?:does not|doesn't|no longer)|\\baccount (?:is|was)"
              + " (?:locked|disabled|deleted|suspended)");

  /** What nobody writes who wants machines. */
  private static final Pattern ACCESS_OWN =
      Pattern.compile(
          "\\b(?:i|we)(?: have| 've|'ve)? (?:lost|no longer have|do not have|don't have) (?:any |my"
              + " |our |the )?(?:access|login|permission)s? (?:to|for|in) (?:the |our |my |this"
              + " |that )?(?:[\\w-]+"
              + " ){0,3}?(?:org\\b|organi[sz]ation|project|console|portal|account|lab|machines|servers|team)|\\b(?:i|we|nobody"
              + " of us)(?: am| are)? (?:can ?not|can't|can no longer|can|unable to|not able"
              + " to|could not) (?:any ?more )?(?:get into|log ?in(?:to)?|sign"
              + " in(?:to)?|enter|see|open|reach) (?:the|our|my) (?:[\\w-]+"
              + " ){0,4}?(?:console|portal|project|org\\b|organi[sz]ation|account|machines|servers)\\b(?=[^.!?\\n"
              + "]{0,60}(?:any ?more|since|in the console|no longer|because|locked|[.!\\n"
              + "]|$))");

  private static final Pattern PROJECT_ACCESS =
      Pattern.compile(
          "\\b(?:project|org(?:anisation|anization)?|console|account|portal) access\\b|\\baccess to"
              + " (?:the |our )?(?:[\\w-]+"
              + " ){0,3}(?:org\\b|organi[sz]ation|project|console|account|portal)");
  private static final Pattern ONLY =
      Pattern.compile(
          "\\b(?:no (?:new |more |further |additional )?(?:machines?|servers?|hardware|nodes)(?:"
              + " are| is)? (?:needed|wanted|required|requested|necessary)|nothing (?:new )?(?:to"
              + " allocate|else)|(?:do not|don't) need (?:any )?(?:new |more |further"
              + " )?(?:machines|servers|hardware)|only (?:need|want|ask|about|for|a user|to"
              + " add)|just (?:need to|want to|a user|add)|(?:machines?|servers?)"
              + " (?:stay|remain)|already (?:exists?|have (?:the )?(?:machines|servers)))");
  private static final Pattern MORE =
      Pattern.compile(
          "\\b(?:one|two|three|four|five|\\d+|some|a few)"
              + " (?:more|additional|extra|further)\\b|\\b(?:additional|extra|another|further)"
              + " (?:\\w+ ){0,3}(?:machines?|servers?|nodes?|instances?|box|host)|\\bin addition to"
              + " (?:what|the|our|those)|\\bon top of (?:what|the|our)|\\bbesides"
              + " (?:the|our|those)\\b|\\bmore"
              + " (?:machines|servers|nodes|capacity|instances|runners)\\b|\\b(?:extend|expand|grow|enlarge|increase)"
              + " (?:the|our) (?:\\w+"
              + " ){0,2}(?:cluster|allocation|pool|fleet|farm|setup|infrastructure)|\\bnext to"
              + " (?:the|our) (?:existing|\\d)|\\badd \\w*(?: \\w+){0,3}"
              + " ?(?:machines?|servers?|nodes?|runners?) to (?:the|our)|\\b(?:existing|current)"
              + " allocation\\b|\\bwe already (?:have|run|use)\\b[^.!?\\n"
              + "]{0,60}?\\b(?:lab|allocation|cil|program)\\b|\\bsecond project\\b");
  private static final Pattern GIVE_BACK =
      Pattern.compile(
          "\\b(?:no longer need|don't need (?:them|the|our)|can be (?:taken"
              + " back|released|deleted|removed|deprovisioned|returned|shut down)|(?:please"
              + " )?(?:release|deprovision|delete|take back|shut down|return|decommission|tear"
              + " down) (?:the|our|my|all|these|those)|give back|hand back|are done with|finished"
              + " with the|extend (?:the|our) (?:lease|term|deadline|allocation until)|extension of"
              + " (?:the|our)|reboot|reinstall|power[- ]cycle)");
  private static final Pattern NOTICE =
      Pattern.compile(
          "\\b(?:maintenance|outage|is down|are down|downtime|not reachable|unreachable|do not"
              + " open|don't open|migration of the lab|we will move|announcement|post[-"
              + " ]?mortem|heads[- ]up|scheduled)\\b");
  private static final Pattern TEST_ISSUE =
      Pattern.compile(
          "^\\W*(?:just )?(?:a )?(?:test(?:ing)?(?: issue)?|ignore|please ignore)\\b|\\bplease"
              + " ignore\\b|^(?:asdf|foo|test)");

  private final Sheet sheet;
  private final String title;
  private final boolean machines;
  private final boolean asks;

  private Kinds(Sheet sheet, String title, boolean machines, boolean asks) {
    this.sheet = sheet;
    this.title = lower(title);
    this.machines = machines;
    this.asks = asks;
  }

  /**
   * Decides.
   *
   * @param machines the answer about machines wants some
   * @param asks title or free text ask for machines in so many words
   */
  static Kind of(Sheet sheet, String title, boolean machines, boolean asks) {
    var k = new Kinds(sheet, title, machines, asks);
    return k.chosen().orElseGet(k::read);
  }

  /** The choice that a form offers. */
  private Optional<Kind> chosen() {
    var entry = sheet.of(Field.DETAILS, "kind").filter(Entry::isAnswered);
    if (entry.isEmpty()) return Optional.empty();
    var s = lower(entry.get().text());
    if (s.contains("people") || s.contains("member") || s.contains("user"))
      return Optional.of(Kind.PEOPLE);
    if (s.contains("access") || s.contains("login") || s.contains("account"))
      return Optional.of(Kind.ACCESS);
    if (s.contains("question")) return Optional.of(Kind.QUESTION);
    if (s.contains("more") || s.contains("additional") || s.contains("existing"))
      return Optional.of(Kind.MORE);
    if (s.contains("new") || s.contains("machine")) return Optional.of(Kind.NEW);
    if (s.contains("other")) return Optional.of(Kind.OTHER);
    return Optional.empty();
  }

  private Kind read() {
    if (isEmpty()) return Kind.EMPTY;
    return sheet.hasQuestions() ? ofForm() : ofText();
  }

  private boolean isEmpty() {
    var answered = sheet.entries().stream().anyMatch(e -> e.isAnswered() && !isTick(e));
    var above =
        sheet.preamble().stream().anyMatch(b -> !b.isAside() && !Filler.isNothing(b.text()));
    if (answered || (above && !TEST_ISSUE.matcher(title).find())) return false;
    return !asks || TEST_ISSUE.matcher(title).find();
  }

  private static boolean isTick(Entry e) {
    return e.asks(Field.LICENCE, "agreement");
  }

  private Kind ofForm() {
    var above = lower(sheet.preambleText());
    var told = lower(sheet.text(Field.DESCRIPTION) + "\n" + sheet.text(Field.DETAILS));
    var lead = title + "\n" + above;
    if (found(GIVE_BACK, lead) && !machines) return Kind.OTHER;
    if (people(lead) && !(machines && asks)) return access(lead) ? Kind.ACCESS : Kind.PEOPLE;
    var only = found(ONLY, above) || found(ONLY, told);
    if (access(lead) && (!machines || only || !asks)) return Kind.ACCESS;
    if (found(ACCESS_OWN, told) && !asks) return Kind.ACCESS;
    if (!machines || only) {
      if (access(told)) return Kind.ACCESS;
      if (people(told) || found(PROJECT_ACCESS, title)) return Kind.PEOPLE;
    }
    if (!machines && isQuestion(above)) return Kind.QUESTION;
    return more() ? Kind.MORE : Kind.NEW;
  }

  /** A question above the form or in the title, while the machines are left open. */
  private boolean isQuestion(String above) {
    var none = sheet.of(Field.MACHINES).stream().anyMatch(e -> refuses(lower(e.text())));
    var silent = !sheet.isAnswered(Field.MACHINES);
    var asked = above.contains("?") || title.endsWith("?");
    return asked && (none || silent) && !asks;
  }

  private static boolean refuses(String answer) {
    return answer.matches("(?s)\\W*(?:none|no|nothing|not yet|n/a|not sure|see the question)\\b.*");
  }

  private Kind ofText() {
    var text = lower(sheet.preambleText());
    var all = title + "\n" + text;
    if (found(NOTICE, all) && !found(ACCESS, title)) {
      if (!asks || found(NOTICE, title)) return Kind.OTHER;
    }
    if (found(GIVE_BACK, all) && !asks) return Kind.OTHER;
    if (access(title)) return Kind.ACCESS;
    if (people(title)) return access(text) ? Kind.ACCESS : Kind.PEOPLE;
    if (asks && !(title.endsWith("?") && !machines)) {
      if (found(ONLY, all) && (access(all) || people(all)))
        return access(all) ? Kind.ACCESS : Kind.PEOPLE;
      return more() ? Kind.MORE : Kind.NEW;
    }
    if (access(all)) return Kind.ACCESS;
    if (people(all)) return Kind.PEOPLE;
    return all.contains("?") ? Kind.QUESTION : Kind.OTHER;
  }

  private boolean more() {
    var said =
        title + "\n" + lower(sheet.text(Field.MACHINES)) + "\n" + lower(sheet.text(Field.PROJECT));
    if (!sheet.hasQuestions()) said += "\n" + lower(sheet.preambleText());
    return found(MORE, said);
  }

  private static boolean people(String text) {
    return found(PEOPLE, text);
  }

  private static boolean access(String text) {
    return found(ACCESS, text);
  }

  private static boolean found(Pattern pattern, String text) {
    return pattern.matcher(text).find();
  }

  private static String lower(String text) {
    var cut = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
    return cut.toLowerCase(Locale.ROOT).replace('’', '\'').strip();
  }
}
