package dev.berth.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The app, its installation and its deliveries as GitHub shows them. */
final class AppShape {
  static final List<String> EVENTS =
      List.of(
          "check_run",
          "issues",
          "issue_comment",
          "label",
          "member",
          "membership",
          "pull_request",
          "push",
          "repository");

  static final Map<String, String> PERMISSIONS =
      Map.of(
          "issues", "write",
          "metadata", "read",
          "contents", "read",
          "members", "read",
          "pull_requests", "read",
          "checks", "write");

  private final Stage stage;
  private final PersonShape person;

  AppShape(Stage stage, PersonShape person) {
    this.stage = stage;
    this.person = person;
  }

  ObjectNode app(World.App app) {
    return Json.obj(
        "id",
        app.id(),
        "client_id",
        "Iv23li" + app.id(),
        "slug",
        app.slug(),
        "node_id",
        PersonShape.nodeId("A", app.id()),
        "owner",
        person.simple(stage.world().account(app.owner())),
        "name",
        app.slug(),
        "description",
        "",
        "external_url",
        stage.html(),
        "html_url",
        stage.html() + "/apps/" + app.slug(),
        "created_at",
        stage.world().madeAt,
        "updated_at",
        stage.world().madeAt,
        "permissions",
        PERMISSIONS,
        "events",
        EVENTS);
  }

  ObjectNode installation(World.App app) {
    Account owner = stage.world().account(app.owner());
    String url = stage.api() + "/app/installations/" + app.installation();
    return Json.obj(
        "id",
        app.installation(),
        "client_id",
        "Iv23li" + app.id(),
        "account",
        person.simple(owner),
        "repository_selection",
        "all",
        "access_tokens_url",
        url + "/access_tokens",
        "repositories_url",
        stage.api() + "/installation/repositories",
        "html_url",
        stage.html() + "/settings/installations/" + app.installation(),
        "app_id",
        app.id(),
        "app_slug",
        app.slug(),
        "target_id",
        owner.id,
        "target_type",
        owner.type,
        "permissions",
        PERMISSIONS,
        "events",
        EVENTS,
        "created_at",
        stage.world().madeAt,
        "updated_at",
        stage.world().madeAt,
        "single_file_name",
        Optional.empty(),
        "has_multiple_single_files",
        false,
        "single_file_paths",
        List.of(),
        "suspended_by",
        Optional.empty(),
        "suspended_at",
        Optional.empty());
  }

  /** What {@code POST .../access_tokens} answers. */
  ObjectNode grant(World.Grant grant) {
    return Json.obj(
        "token",
        grant.token(),
        "expires_at",
        grant.until(),
        "permissions",
        PERMISSIONS,
        "repository_selection",
        "all");
  }

  ObjectNode delivery(Parcel parcel) {
    return Json.obj(
        "id", parcel.id(),
        "guid", parcel.guid(),
        "delivered_at", parcel.at(),
        "redelivery", parcel.redelivery(),
        "duration", parcel.millis() / 1000.0,
        "status", parcel.status(),
        "status_code", parcel.statusCode(),
        "event", parcel.event(),
        "action", parcel.action(),
        "installation_id", stage.world().app().map(World.App::installation),
        "repository_id", parcel.repository(),
        "throttled_at", Optional.empty());
  }

  /** A single delivery, with what was sent and answered. */
  ObjectNode delivery(Parcel parcel, Map<String, String> headers) {
    ObjectNode node = delivery(parcel);
    node.put("url", "");
    node.set(
        "request",
        Json.obj(
            "headers",
            headers,
            "payload",
            Json.parse(parcel.payload().getBytes(java.nio.charset.StandardCharsets.UTF_8))));
    node.set("response", Json.obj("headers", Map.of(), "payload", Optional.of(parcel.answer())));
    return node;
  }
}
