package dev.berth.commands.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Case F01: a mail program that quotes without marks put a stranger's command into an answer. */
class IncidentMailTest {
  private static final Set<String> NAMES = Set.of("approve", "withdraw", "machines");

  private static List<String> commands(String text) {
    return CommandParser.read(text, Optional.empty(), NAMES).stream()
        .map(TypedCommand::name)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: eve <notifications@github.com>\nSent: Monday, November 30, 2026 10:00 AM\nTo: a",
        "**From:** eve\n**Sent:** Monday, 30 November\n**To:** acme/cluster\n**Subject:** Re: x",
        "Von: eve <notifications@github.com>\nGesendet: Montag, 30. November 2026 10:00\nAn: a",
        "De : eve\nEnvoyé : lundi 30 novembre 2026 10:00\nÀ : acme",
        "Lähettäjä: eve\nLähetetty: maanantai\nAihe: Re: x",
        "差出人: eve\n送信日時: 2026年11月30日\n宛先: acme",
        "Mittente: eve\nGiorno: 30/11/2026\nTema: Re",
        "---- On Mon, 30 Nov 2026 10:00:00 +0100 eve <n@github.com> wrote ----",
        "------- Original Message -------\n"
            + "On Monday, November 30th, 2026 at 10:00, eve <a@b.co> wrote:",
        "-----Ursprüngliche Nachricht-----",
        "________________________________\nx",
        "Begin forwarded message:",
        "---------- Forwarded message ---------",
        "-------- Weitergeleitete Nachricht --------",
        "Am 30.11.2026 um 10:00 schrieb eve <notifications@github.com>:",
        "Am Mo., 30. Nov. 2026 um 10:00 Uhr schrieb eve <\nnotifications@github.com>:",
        "Le lun. 30 nov. 2026 à 10:00, eve <n@github.com> a écrit :",
        "El lun, 30 nov 2026 a las 10:00, eve\n(<notifications@github.com>)\nescribió:",
        "Em seg., 30 de nov. de 2026 às 10:00, eve escreveu:",
        "Il giorno lun 30 nov 2026 alle ore 10:00 eve ha scritto:",
        "pon., 30 lis 2026 o 10:00 eve <n@github.com> napisał(a):",
        "30.11.2026, 10:00, \"eve\" <n@github.com>:",
        "пн, 30 нояб. 2026 г. в 10:00, eve <n@github.com>:",
        "eve <n@github.com> 于2026年11月30日周一 10:00写道：",
        "2026年11月30日(月) 10:00 eve <n@github.com>:",
        "eve wrote:",
        "On 30 Nov 2026, at 10:00, eve <n@github.com> wrote:",
        "Sent from my iPhone",
        "Von meinem iPhone gesendet",
        "—\nReply to this email directly, view it on GitHub, or unsubscribe.",
        "Antworten: auf GitHub<https://github.com/acme/cluster/issues/1>",
        "Message ID: <acme/cluster/issues/1/123@github.com>",
      })
  void f01_nothing_counts_below_what_a_mail_program_puts_before_the_text_of_others(String header) {
    for (var gap : List.of("\n", "\n\n"))
      assertEquals(List.of(), commands("No, not yet.\n\n" + header + gap + "\n/approve\n"), header);
    assertEquals(List.of("machines"), commands("/machines 2\n\n" + header + "\n\n/approve\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "We looked at it again.",
        "Note: fine by me.",
        "It runs from 2026-12-01 to 2027-01-31.",
        "@rio: please see above.",
        "Machines: 3\nTerm: 90 days",
        "The mirror is at https://mirror.example/pub.",
        "---",
        "Best wishes",
      })
  void what_people_write_themselves_is_no_header(String text) {
    assertEquals(List.of("approve"), commands(text + "\n\n/approve\n"), text);
  }

  @Test
  void what_is_cut_off_hides_what_it_hid() {
    assertEquals(List.of(), commands("a ` b\n/approve\nOn 1 May 2026 eve wrote: ` c"));
  }
}
