package dev.berth.sandbox.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.berth.sandbox.RepositoryFixture;
import dev.berth.sandbox.SandboxClock;
import dev.berth.sandbox.SandboxGitHub;
import dev.berth.sandbox.SandboxWorlds;
import dev.berth.sandbox.SeenIssue;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A visitor without JavaScript plays a life on the pages. */
class PageRoutesTest {
  private static final String FORM =
      """
      name: Machines
      labels: ["cluster request"]
      body:
        - type: input
          id: project
          attributes: {label: Project}
          validations: {required: true}
      """;

  private final SandboxClock clock = new SandboxClock();
  private final SandboxGitHub github =
      SandboxWorlds.small(clock)
          .file("harbour/machines", ".github/ISSUE_TEMPLATE/machines.yml", FORM)
          .panel("One day later", () -> clock.pass(Duration.ofDays(1)))
          .start();
  private final RepositoryFixture machines = github.repository();
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  @AfterEach
  void close() {
    github.close();
  }

  private HttpResponse<String> get(String as, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(github.pages().resolve(path)).header("Cookie", "as=" + as).build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String as, String path, String... fields) throws Exception {
    return from(github.pages().toString(), as, path, fields);
  }

  private HttpResponse<String> from(String origin, String as, String path, String... fields)
      throws Exception {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8))
          .append('&');
    }
    URI address = github.pages().resolve(path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Cookie", "as=" + as)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", origin)
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_request_is_opened_by_form_answered_labelled_and_closed() throws Exception {
    String issues = "/harbour/machines/issues";
    assertTrue(get("rosa", issues + "/new/choose").body().contains("template=machines.yml"));
    String filled = get("rosa", issues + "/new?template=machines.yml&project=etcd").body();
    assertTrue(filled.contains("value=\"etcd\""), filled);
    var missed = post("rosa", issues, "template", "machines.yml", "title", "Two machines");
    assertEquals(422, missed.statusCode());
    assertTrue(missed.body().contains("Still missing: Project"), missed.body());
    var opened =
        post("rosa", issues, "template", "machines.yml", "title", "Two", "project", "etcd");
    assertEquals(200, opened.statusCode());
    SeenIssue issue = machines.issue(1);
    assertEquals("### Project\n\netcd", issue.body());
    assertEquals(List.of("cluster request"), issue.labels());
    assertEquals("rosa", issue.author());
    post("mika", issues + "/1/comment", "do", "comment", "body", "Looks **good**");
    post("mika", issues + "/1/label", "label", "approved");
    assertTrue(machines.labels(1).contains("approved"));
    post("mika", issues + "/1/label", "label", "approved");
    assertFalse(machines.labels(1).contains("approved"));
    post("rosa", issues + "/1/edit", "title", "Three", "body", "new text");
    post("rosa", issues + "/1/comment", "do", "not_planned", "body", "never mind");
    assertFalse(machines.issue(1).open());
    String page = get("sam", issues + "/1").body();
    assertTrue(page.contains("<strong>good</strong>"), page);
    assertTrue(page.contains("Closed as not planned"), page);
    assertTrue(page.contains("changed the title from"), page);
    assertFalse(page.contains("Change labels"), "strangers have no label picker");
    assertTrue(get("tess", issues + "/1").body().contains("Change labels"));
    assertTrue(get("sam", issues + "?state=closed").body().contains("Three"));
  }

  @Test
  void what_one_may_not_do_is_said_in_words() throws Exception {
    int n = machines.open("rosa", "Two machines", "");
    String issue = "/harbour/machines/issues/" + n;
    var refused = post("sam", issue + "/label", "label", "approved");
    assertEquals(403, refused.statusCode());
    assertTrue(refused.body().contains("may not do this"), refused.body());
    assertEquals(403, post("sam", issue + "/edit", "title", "x", "body", "").statusCode());
    assertEquals(404, get("sam", "/harbour/machines/issues/99").statusCode());
  }

  @Test
  void forms_of_other_sites_do_nothing() throws Exception {
    int n = machines.open("rosa", "Two machines", "");
    var answer =
        from(
            "http://evil.example",
            "mika",
            "/harbour/machines/issues/" + n + "/label",
            "label",
            "approved");
    assertEquals(403, answer.statusCode());
    assertEquals(List.of(), machines.labels(n));
    String away =
        post("mika", "/_sandbox/act-as", "as", "sam", "back", "//evil.example/").uri().getHost();
    assertEquals("127.0.0.1", away);
  }

  @Test
  void text_of_people_is_never_markup() throws Exception {
    String evil = "\"><script>alert(1)</script>";
    int n = machines.open("rosa", evil, evil);
    machines.comment("sam", n, evil);
    for (String path :
        List.of(
            "/harbour/machines/issues",
            "/harbour/machines/issues/" + n,
            "/_sandbox/mail",
            "/_sandbox/deliveries",
            "/harbour/machines/issues/new?title=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")) {
      String body = get("mika", path).body();
      assertFalse(body.contains("<script>alert"), path);
    }
  }

  @Test
  void time_passes_by_a_button_and_the_page_tells() throws Exception {
    String page = post("rosa", "/_sandbox/panel/0", "back", "/harbour/machines/issues").body();
    assertTrue(page.contains("3 Nov 2026, 09:00 UTC"), page);
    assertEquals(404, post("rosa", "/_sandbox/panel/7").statusCode());
  }

  @Test
  void mails_go_to_those_who_take_part() throws Exception {
    int n = machines.open("rosa", "Two machines", "with @sam");
    machines.comment("mika", n, "hello");
    String page = get("rosa", "/_sandbox/mail").body();
    assertTrue(page.contains("from mika to olga, sam, rosa"), page);
  }

  @Test
  void style_script_and_faces_are_served() throws Exception {
    assertEquals(200, get("rosa", "/_sandbox/sandbox.css").statusCode());
    assertEquals(200, get("rosa", "/_sandbox/sandbox.js").statusCode());
    String face = get("rosa", "/_sandbox/avatar/" + github.idOf("rosa") + ".svg").body();
    assertTrue(face.contains(">R</text>"), face);
    long before = Long.parseLong(get("rosa", "/_sandbox/revision").body());
    machines.open("rosa", "Two machines", "");
    long after = Long.parseLong(get("rosa", "/_sandbox/revision").body());
    assertTrue(after > before);
  }
}
