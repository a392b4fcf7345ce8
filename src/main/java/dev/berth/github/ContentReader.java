package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.CodeRepository;
import dev.berth.forge.ForgeReader.Content;
import dev.berth.forge.ForgeReader.TextFile;
import dev.berth.forge.Known;
import dev.berth.forge.Repository;
import dev.berth.github.auth.TokenScope;
import dev.berth.github.http.ApiHost;
import dev.berth.github.json.ForgeMapper;
import dev.berth.github.json.JsonFields;
import dev.berth.github.json.UnreadableJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads text files of our repositories, and what projects show of theirs to everybody. What only
 * our token can see of a project is not told: the answer may end up in a public comment.
 */
final class ContentReader {
  private static final TokenScope PUBLIC = new TokenScope.AnyInstallation();

  private final ApiReader api;

  ContentReader(ApiReader api) {
    this.api = api;
  }

  /** On the default branch. */
  Known<TextFile> file(Repository here, String path) {
    return api.readIn(here, below(path), n -> file(path, n));
  }

  /** As a commit has it; a file that cannot be used is an answer, too. */
  Known<Content> fileAt(Repository here, String path, String commit) {
    String below = below(path) + "?ref=" + ApiHost.part(commit);
    return api.readIn(here, below, n -> content(path, n));
  }

  Known<TextFile> codeFile(String name, String path) {
    return code(name)
        .then(
            r ->
                api.forFacts()
                    .read(PUBLIC, "/repos/" + r.name() + below(path), n -> file(path, n)));
  }

  Known<CodeRepository> code(String name) {
    if (!JsonFields.isRepositoryName(name)) {
      return new Known.Absent<>("not a repository name (owner/name)");
    }
    return api.forFacts()
        .read(PUBLIC, "/repos/" + name, ContentReader::code)
        .then(
            found ->
                found
                    .map(Known::is)
                    .orElseGet(() -> new Known.Absent<>("not there, or not public")));
  }

  /** Empty where it is private. */
  private static Optional<CodeRepository> code(JsonNode n) {
    if (n.path("private").asBoolean(false)) {
      return Optional.empty();
    }
    boolean pushed = JsonFields.optional(n, "pushed_at").isPresent();
    return Optional.of(
        new CodeRepository(
            ForgeMapper.repository(n).name(),
            JsonFields.optional(n.path("license"), "spdx_id"),
            n.path("archived").asBoolean(false),
            // Nothing was ever pushed to an empty repository.
            JsonFields.instant(n, pushed ? "pushed_at" : "created_at")));
  }

  private static String below(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(ApiHost::part)
        .collect(Collectors.joining("/", "/contents/", ""));
  }

  private static Content content(String path, JsonNode n) {
    try {
      return new Content.Text(file(path, n).text());
    } catch (UnreadableJson e) {
      String why = e.getMessage() == null ? "unreadable" : e.getMessage();
      return new Content.Unusable(why.replace(path, "it"));
    }
  }

  /** A folder, a link out of the repository or a file over 1 MB is not the file asked for. */
  private static TextFile file(String path, JsonNode n) {
    if (!n.path("type").asText("").equals("file")) {
      throw new UnreadableJson(path + " is not a file");
    }
    if (!n.path("encoding").asText("").equals("base64")) {
      throw new UnreadableJson(path + " is too large (GitHub hands out up to 1 MB)");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(JsonFields.text(n, "content"));
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new TextFile(path, text, JsonFields.text(n, "sha"));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new UnreadableJson(path + " is not UTF-8 text");
    }
  }
}
