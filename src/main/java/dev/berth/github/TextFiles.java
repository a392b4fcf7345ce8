package dev.berth.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.berth.forge.Forge.Content;
import dev.berth.forge.Forge.TextFile;
import dev.berth.forge.Known;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;

/** Reads a text file on the default branch, or as a commit has it. */
final class TextFiles {
  private final Questions questions;

  TextFiles(Questions questions) {
    this.questions = questions;
  }

  Known<TextFile> read(Whose whose, String repository, String path) {
    return questions.ask(whose, address(repository, path), n -> file(path, n));
  }

  /** As a commit has it; a file that cannot be used is an answer, too. */
  Known<Content> readAt(Whose whose, String repository, String path, String commit) {
    return questions.ask(
        whose, address(repository, path) + "?ref=" + Host.part(commit), n -> content(path, n));
  }

  private static String address(String repository, String path) {
    String parts =
        Arrays.stream(path.split("/", -1)).map(Host::part).collect(Collectors.joining("/"));
    return "/repos/" + repository + "/contents/" + parts;
  }

  private static Content content(String path, JsonNode n) {
    try {
      return new Content.Text(file(path, n).text());
    } catch (Unreadable e) {
      String why = e.getMessage() == null ? "unreadable" : e.getMessage();
      return new Content.Unusable(why.replace(path, "it"));
    }
  }

  /** A folder, a link out of the repository or a file over 1 MB is not the file asked for. */
  private static TextFile file(String path, JsonNode n) {
    if (!n.path("type").asText("").equals("file")) {
      throw new Unreadable(path + " is not a file");
    }
    if (!n.path("encoding").asText("").equals("base64")) {
      throw new Unreadable(path + " is too large (GitHub hands out up to 1 MB)");
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(Shapes.text(n, "content"));
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new TextFile(path, text, Shapes.text(n, "sha"));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw new Unreadable(path + " is not UTF-8 text");
    }
  }
}
