package dev.berth.sandbox.pages;

import dev.berth.sandbox.model.SandboxRepo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Opening an issue: the choice of a repository's forms, a form, and the blank page. */
final class FormPage {
  private FormPage() {}

  private static Stream<Map.Entry<String, String>> files(SandboxRepo repo) {
    return repo.files.entrySet().stream().filter(f -> IssueForm.isForm(f.getKey()));
  }

  private static Optional<IssueForm> read(Map.Entry<String, String> file) {
    String path = file.getKey();
    return IssueForm.read(path.substring(path.lastIndexOf('/') + 1), file.getValue());
  }

  static Optional<IssueForm> form(SandboxRepo repo, String file) {
    return files(repo)
        .flatMap(f -> read(f).stream())
        .filter(f -> f.file().equals(file))
        .findFirst();
  }

  /** The forms that there are to choose from, and what is wrong with files that are none. */
  static Map<String, Object> choice(SandboxRepo repo) {
    var problems =
        files(repo)
            .flatMap(
                f ->
                    IssueForm.problem(f.getValue())
                        .map(why -> Map.of("file", f.getKey(), "why", why))
                        .stream())
            .toList();
    return Map.of(
        "repository", repo.fullName(),
        "problems", problems,
        "forms", files(repo).flatMap(f -> read(f).stream()).map(PageModel::fields).toList());
  }

  /** The form with what was filled in before, by a link or by a try that missed something. */
  static Map<String, Object> page(
      SandboxRepo repo,
      Optional<IssueForm> form,
      Map<String, List<String>> filled,
      List<String> missing) {
    Map<String, Object> all = new HashMap<>();
    all.put("repository", repo.fullName());
    all.put("missing", missing);
    all.put("titleFilled", first(filled, "title", form.map(IssueForm::title).orElse("")));
    all.put("bodyFilled", first(filled, "body", ""));
    all.put("form", form.map(f -> form(f, filled)).orElse(null));
    return all;
  }

  private static Map<String, Object> form(IssueForm form, Map<String, List<String>> filled) {
    Map<String, Object> all = PageModel.fields(form);
    all.put("parts", form.parts().stream().map(p -> part(p, filled)).toList());
    return all;
  }

  private static Map<String, Object> part(IssueForm.Part part, Map<String, List<String>> filled) {
    Map<String, Object> all = PageModel.fields(part);
    all.put("filled", first(filled, part.id(), part.value()));
    all.put("chosen", filled.getOrDefault(part.id(), List.of()));
    return all;
  }

  private static String first(Map<String, List<String>> values, String name, String otherwise) {
    return values.getOrDefault(name, List.of()).stream().findFirst().orElse(otherwise);
  }
}
