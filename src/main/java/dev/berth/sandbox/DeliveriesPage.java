package dev.berth.sandbox;

import java.util.List;

/** The webhooks that were sent, with what was answered, to be sent again by a button. */
final class DeliveriesPage {
  private static final int SHOWN_MAX = 100;

  private DeliveriesPage() {}

  static Html of(List<Parcel> newestFirst, int pending) {
    List<Parcel> shown = newestFirst.stream().limit(SHOWN_MAX).toList();
    return Html.of(
        """
        <h1>Webhooks</h1>
        <p class="quiet">What this sandbox told the bot, newest first. {} on the way.</p>
        <section class="card list" id="deliveries" data-live>{}</section>
        """,
        pending,
        shown.isEmpty()
            ? Html.of("<p class=\"empty\">Nothing was sent yet.</p>")
            : Html.of("<ul>{}</ul>", Html.each(shown, DeliveriesPage::line)));
  }

  private static Html line(Parcel parcel) {
    return Html.of(
        """
        <li id="delivery-{}"><span class="state {}" aria-label="{}"></span>
        <div><b>{}{}</b>{} <span class="quiet">{} · {} · {} ms · {}</span>
        <details id="payload-{}"><summary>Payload, {} bytes</summary><pre>{}</pre></details></div>
        <form method="post" action="/_sandbox/deliveries/{}/redeliver">
        <button class="quiet-button">Redeliver</button></form></li>
        """,
        parcel.id(),
        parcel.ok() ? "open" : "failed",
        parcel.ok() ? "Delivered" : "Failed",
        parcel.event(),
        parcel.action().map(a -> "." + a).orElse(""),
        Html.when(parcel.redelivery(), Html.of(" <span class=\"badge\">again</span>")),
        Visit.time(parcel.at()),
        parcel.statusCode() == 0 ? parcel.status() : parcel.statusCode() + " " + parcel.status(),
        parcel.millis(),
        parcel.guid(),
        parcel.id(),
        parcel.payload().length(),
        pretty(parcel.payload()),
        parcel.id());
  }

  private static String pretty(String payload) {
    return Json.parse(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .map(com.fasterxml.jackson.databind.JsonNode::toPrettyString)
        .orElse(payload);
  }
}
