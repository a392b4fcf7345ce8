package dev.berth.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opening an issue: the choice of forms, a form, and the blank page. */
final class NewPage {
  private final Markdown markdown = new Markdown();

  static List<IssueForm> forms(Repo repo) {
    List<IssueForm> forms = new ArrayList<>();
    repo.files.forEach(
        (path, text) -> {
          if (IssueForm.isForm(path)) {
            IssueForm.read(path.substring(path.lastIndexOf('/') + 1), text).ifPresent(forms::add);
          }
        });
    return forms;
  }

  static Optional<IssueForm> form(Repo repo, String file) {
    return forms(repo).stream().filter(f -> f.file().equals(file)).findFirst();
  }

  Html choose(Repo repo) {
    String base = "/" + repo.fullName() + "/issues/new";
    return Html.of(
        """
        <h1>New issue</h1>{}
        <section class="card list"><ul>{}
        <li><div><b>Blank issue</b><p class="quiet">A title and your own words.</p></div>
        <a class="button" href="{}">Begin</a></li></ul></section>
        """,
        problems(repo),
        Html.each(
            forms(repo),
            f ->
                Html.of(
                    "<li><div><b>{}</b><p class=\"quiet\">{}</p></div>"
                        + "<a class=\"primary\" href=\"{}?template={}\">Begin</a></li>\n",
                    f.name(),
                    f.description(),
                    base,
                    f.file())),
        base);
  }

  private static List<Html> problems(Repo repo) {
    List<Html> problems = new ArrayList<>();
    repo.files.forEach(
        (path, text) -> {
          if (IssueForm.isForm(path)) {
            IssueForm.problem(text)
                .ifPresent(
                    why ->
                        problems.add(
                            Html.of(
                                "<p class=\"card note\" role=\"alert\">{} is no issue form: {}</p>",
                                path,
                                why)));
          }
        });
    return problems;
  }

  Html blank(Repo repo, Map<String, List<String>> filled) {
    return Html.of(
        """
        <h1>New issue</h1>
        <form class="card form" method="post" action="/{}/issues">
        <label>Title <input name="title" value="{}" required maxlength="256"></label>
        <label>Text <textarea name="body" rows="14">{}</textarea></label>
        <div class="buttons"><button class="primary">Open issue</button></div>
        </form>
        """,
        repo.fullName(),
        first(filled, "title", ""),
        first(filled, "body", ""));
  }

  private static String first(Map<String, List<String>> values, String name, String otherwise) {
    return values.getOrDefault(name, List.of()).stream().findFirst().orElse(otherwise);
  }

  /** The form with what was filled in before, by a link or by a try that missed something. */
  Html form(Repo repo, IssueForm form, Map<String, List<String>> filled, List<String> missing) {
    return Html.of(
        """
        <h1>{}</h1><p class="quiet">{}</p>{}
        <form class="card form" method="post" action="/{}/issues">
        <input type="hidden" name="template" value="{}">
        <label>Title <input name="title" value="{}" required maxlength="256"></label>
        {}
        <div class="buttons"><button class="primary">Open issue</button></div>
        </form>
        """,
        form.name(),
        form.description(),
        Html.when(
            !missing.isEmpty(),
            Html.of(
                "<p class=\"card note\" role=\"alert\">Still missing: {}</p>",
                String.join(", ", missing))),
        repo.fullName(),
        form.file(),
        first(filled, "title", form.title()),
        Html.each(form.parts(), p -> part(p, filled)));
  }

  private Html part(IssueForm.Part part, Map<String, List<String>> filled) {
    if (part.type().equals("markdown")) {
      return Html.of("<div class=\"md\">{}</div>", markdown.render(part.value()));
    }
    String value = first(filled, part.id(), part.value());
    Html head =
        Html.of(
            "<span class=\"question\">{}{}</span>{}",
            part.label(),
            Html.when(
                part.required(), new Html("<span class=\"must\" title=\"Required\"> *</span>")),
            Html.when(
                !part.description().isEmpty(),
                Html.of("<span class=\"md hint\">{}</span>", markdown.render(part.description()))));
    Html required = Html.when(part.required(), new Html(" required"));
    return switch (part.type()) {
      case "checkboxes" -> boxes(part, head, filled.getOrDefault(part.id(), List.of()));
      case "dropdown" -> dropdown(part, head, required, value);
      case "textarea" ->
          Html.of(
              "<label>{}<textarea name=\"{}\" rows=\"5\" placeholder=\"{}\"{}>{}</textarea>"
                  + "</label>\n",
              head,
              part.id(),
              part.placeholder(),
              required,
              value);
      default ->
          Html.of(
              "<label>{}<input name=\"{}\" placeholder=\"{}\" value=\"{}\"{}></label>\n",
              head,
              part.id(),
              part.placeholder(),
              value,
              required);
    };
  }

  private static Html dropdown(IssueForm.Part part, Html head, Html required, String value) {
    Html none = Html.when(!part.multiple(), Html.of("<option value=\"\">Choose one</option>"));
    return Html.of(
        "<label>{}<select name=\"{}\"{}{}>{}{}</select></label>\n",
        head,
        part.id(),
        Html.when(part.multiple(), new Html(" multiple")),
        required,
        none,
        Html.each(
            part.options(),
            o ->
                Html.of(
                    "<option{}>{}</option>",
                    Html.when(o.label().equals(value), new Html(" selected")),
                    o.label())));
  }

  private Html boxes(IssueForm.Part part, Html head, List<String> on) {
    return Html.of(
        "<fieldset><legend>{}</legend>{}</fieldset>\n",
        head,
        Html.each(
            part.options(),
            o ->
                Html.of(
                    "<label class=\"box\"><input type=\"checkbox\" name=\"{}\" value=\"{}\"{}{}>"
                        + "<span class=\"md\">{}</span></label>",
                    part.id(),
                    o.label(),
                    Html.when(on.contains(o.label()), new Html(" checked")),
                    Html.when(o.required(), new Html(" required")),
                    markdown.render(o.label()))));
  }
}
