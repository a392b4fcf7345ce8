package dev.berth.commands.grammar;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Tells where a mail program begins to repeat the mail that is answered: a line of attribution, a
 * block of headers, a line that divides, or what the forge puts below its mails. By their shape, in
 * any language, and by the words that are usual where the shape alone says too little. In doubt it
 * is one: a command that was not run costs a repetition, a false one costs machines.
 */
final class ReplyHeader {
  /** A line of attribution may be wrapped twice by a mailer. */
  private static final int WRAPPED_MAX = 2;

  /** Longer lines are read up to here; a line of attribution is never as long. */
  private static final int LINE_MAX = 400;

  /** So many neighbours of the form {@code Word: value} are a block where one has a date. */
  private static final int BLOCK_MIN = 3;

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern ODD_SPACE = Pattern.compile("[\\p{Zs}&&[^ ]]");

  /** Marks that quote, or that are left of bold type and of lists. */
  private static final Pattern AROUND =
      Pattern.compile(
          "^(?:[\\s>|*_#\u200b\u200e\u200f\u00a0\ufeff]|[-\u2022\u00b7]\\s)+|[\\s*_\u00a0]+$",
          FLAGS);

  private static final String ADDRESS = "[^\\s<>@:]+(?:@|\\(at\\))[^\\s<>@]+\\.[a-z]{2,}";
  private static final Pattern HAS_ADDRESS = Pattern.compile(ADDRESS, FLAGS);
  private static final Pattern HAS_DATE =
      Pattern.compile(
          "\\b\\d{1,2}[:.h\u6642\u65f6]\\s?\\d{2}\\b"
              + "|\\b\\d{1,4}[-./]\\s?\\d{1,2}[-./]\\s?\\d{1,4}\\b"
              + "|\\b(?:19|20|25)\\d{2}\\b|\\d{1,2}\\s?[\u6708\uc6d4]\\s?\\d{1,2}",
          FLAGS);

  /** How a line of attribution ends: with a colon, or with dashes around all of it. */
  private static final Pattern ENDS_OPEN = Pattern.compile("[:\uff1a\ufe55]\\s*-*$|\\S\\s*-{2,}$");

  private static final Pattern WROTE =
      Pattern.compile(
          "(?:wrote|writes|said|replied|commented|schrieb|schreibt|geschrieben|schreef|skrev"
              + "|skrifaði|kirjoitti|écrit|ecrit|escribió|escribio|escribe|escreveu|escriure"
              + "|scritto"
              + "|scrisse|scrive|scris|napisał[ao]?|napísala?|napsala?|napisala?|pisze|írta"
              + "|yazdı|wrote"
              + " on|написала?|написав|пишет|пише|έγραψε|rašė|rakstīja|kirjutas|menulis|viết"
              + "|כתב|כתבה|كتب|كتبت|เขียน|写道|寫道|写了|书写|書きました|작성)"
              + "\\s*(?:\\([^)]*\\))?\\s*[:\uff1a-]*$",
          FLAGS);

  /** {@code ----- any words -----}; a line of bars is a table. */
  private static final Pattern DIVIDES =
      Pattern.compile("^[-=~\u2013\u2014]{2,}\\s*[^|\\s-][^|]*?[-=~\u2013\u2014]{2,}$|^_{8,}$");

  /** The line of underscores by which Outlook divides. */
  private static final Pattern RULE = Pattern.compile("\\s*_{8,}\\s*");

  private static final Pattern FIELD =
      Pattern.compile(
          "^[\\p{L}][\\p{L}\\p{M} .'-]{0,24}?[*_]*\\s?[:\uff1a][*_]*(?:\\s.*|[^/\\s].*)?$");

  /** Names of the fields in the languages of usual mail programs. */
  private static final Pattern MAIL_FIELD =
      Pattern.compile(
          "^(?:from|sent|date|to|cc|bcc|subject|reply-to|importance|von|gesendet|datum|an|betreff"
              + "|de|envoyé|envoye|date|à|objet|enviado|enviada|fecha|para|asunto|assunto|data|da"
              + "|inviato|a|oggetto|van|verzonden|aan|onderwerp|från|fra|skickat|sendt|til|till"
              + "|ämne"
              + "|emne|lähettäjä|lähetetty|vastaanottaja|aihe|od|wysłano|do|temat|odesláno|komu"
              + "|předmět|predmet|feladó|címzett|tárgy|küldve|kimden|gönderildi|kime|konu"
              + "|gönderen|от|отправлено|кому|тема|дата|від|надіслано|από|προς|θέμα|ημερομηνία|de"
              + " la|către|subiect|发件人|发送时间|日期|收件人|主题|抄送|寄件者|收件者|主旨|差出人|送信者|送信日時|日時|宛先|件名|보낸 사람|보낸"
              + " 날짜|받는 사람|제목|날짜|מאת|אל|נושא|תאריך|من|إلى|الموضوع)[*_]*\\s?[:\uff1a]",
          FLAGS);

  /** What stands above or below the text of others, and is no line of a person's own. */
  private static final Pattern KNOWN =
      Pattern.compile(
          "^(?:begin )?forwarded (?:message|by)\\b|^original message\\b|^(?:anfang der"
              + " )?weitergeleitete|^ursprüngliche nachricht|^message"
              + " (?:transféré|d'origine)|^mensaje (?:reenviado|original)|^mensagem"
              + " (?:encaminhada|original)|^(?:inizio )?messaggio"
              + " (?:inoltrato|originale)|^doorgestuurd bericht|^oorspronkelijk"
              + " bericht|^пересылаемое сообщение|^исходное сообщение|^(?:sent"
              + " (?:from|with|via)|get outlook for|sent using)\\b|^(?:von mein\\w*"
              + " .*gesendet|gesendet (?:von|mit|über)|outlook für)\\b|^envoyé"
              + " (?:de|à|avec)|^enviado (?:desde|do|de|con)|^inviato (?:da|con)|^verzonden"
              + " (?:vanaf|met)|^(?:skickat|sendt) fra?|^lähetetty|^wysłan[eo] z|^odesl[áa]no"
              + " z|^отправлено (?:с|из)|^надіслано|^发自我的|^從我的|から送信|에서 보냄|gönderildi$|reply to this"
              + " (?:e-?mail|message) directly|you are receiving this because|^message"
              + " id:\\s*<|view (?:it|this) on github|view the .*on github"
              + "|github\\s*[\\[(<]\\s*<?https?://|github\\.com/notifications|\\([\\w.-]+/[\\w.-]+#\\d+\\)[^\\p{L}]*(?:<.*>|\\(.*\\))?$|commented"
              + " on this (?:issue|pull)"
              + "|notifications@github\\.com|reply\\.github\\.com|noreply\\.github\\.com",
          FLAGS);

  private ReplyHeader() {}

  /**
   * Where it begins.
   *
   * @param line its index; the number of lines where there is none
   * @param isSure whether nobody could have written it as a line of their own
   */
  record Place(int line, boolean isSure) {}

  static Place find(List<String> lines) {
    var bare = lines.stream().map(ReplyHeader::bare).toList();
    for (int i = 0; i < bare.size(); i++) {
      if (bare.get(i).isEmpty()) continue;
      boolean isSure = isSure(bare, i);
      if (isSure || isPerhaps(bare, i)) return new Place(i, isSure);
    }
    return new Place(bare.size(), false);
  }

  private static boolean isSure(List<String> lines, int at) {
    var line = lines.get(at);
    return KNOWN.matcher(line).find()
        || RULE.matcher(line).matches()
        || isBlock(lines, at)
        || isAttribution(lines, at, ReplyHeader::isSureAttribution);
  }

  /**
   * A date or an address before a colon, or words between dashes, are people's own now and then.
   */
  private static boolean isPerhaps(List<String> lines, int at) {
    var line = lines.get(at);
    return line.equals("\u2014")
        || DIVIDES.matcher(line).matches()
        || isAttribution(lines, at, ReplyHeader::isPerhapsAttribution);
  }

  /** A mail program names a date or an address before it repeats, or says that somebody wrote. */
  private static boolean isAttribution(List<String> lines, int at, Predicate<String> is) {
    var all = new StringBuilder();
    for (int i = at; i < lines.size() && i <= at + WRAPPED_MAX; i++) {
      var line = lines.get(i);
      if (line.isEmpty() || line.startsWith("/")) return false;
      all.append(i > at ? " " : "").append(line);
      if (all.length() <= LINE_MAX && is.test(all.toString())) return true;
    }
    return false;
  }

  private static boolean isSureAttribution(String line) {
    boolean address = HAS_ADDRESS.matcher(line).find();
    boolean date = HAS_DATE.matcher(line).find();
    return (address && date) || ((address || date) && WROTE.matcher(line).find());
  }

  private static boolean isPerhapsAttribution(String line) {
    return WROTE.matcher(line).find()
        || (ENDS_OPEN.matcher(line).find()
            && (HAS_ADDRESS.matcher(line).find() || HAS_DATE.matcher(line).find()));
  }

  /** Neighbours that look like the headers of a mail; a blank line may stand between. */
  private static boolean isBlock(List<String> lines, int at) {
    int fields = 0;
    int known = 0;
    boolean named = false;
    for (int i = at; i < lines.size() && i < at + 2 * BLOCK_MIN; i++) {
      var line = lines.get(i);
      if (line.isEmpty() && i > at) continue;
      if (line.length() > LINE_MAX || !FIELD.matcher(line).matches()) break;
      fields++;
      if (MAIL_FIELD.matcher(line).find()) known++;
      boolean address = HAS_ADDRESS.matcher(line).find();
      if (address && i == at) return true;
      named |= address || HAS_DATE.matcher(line).find();
    }
    return known >= 2 || (fields >= BLOCK_MIN && named);
  }

  private static String bare(String line) {
    if (RULE.matcher(line).matches()) return line.strip();
    var cut = line.length() > LINE_MAX ? line.substring(0, LINE_MAX + 1) : line;
    return AROUND.matcher(ODD_SPACE.matcher(cut).replaceAll(" ")).replaceAll("").strip();
  }
}
