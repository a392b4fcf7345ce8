package dev.berth.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.berth.reading.Kind;
import dev.berth.reading.OpenSource;
import dev.berth.reading.PersonalData;
import dev.berth.reading.Reading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code berth check --json-lines}: one issue a line in, one reading a line out, for scorers and
 * batch jobs. The verdict is about the text alone: neither rules nor proposals are in it.
 */
public final class CheckJsonLines {
  /** Seconds of a day. */
  private static final long DAY = 86_400;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads one issue; the caller binds forms and catalogue. */
  @FunctionalInterface
  public interface Reads {
    Reading read(String title, String body, Set<String> labels);
  }

  private final Reads reads;

  public CheckJsonLines(Reads reads) {
    this.reads = reads;
  }

  /**
   * Answers each line; a line that is no issue is answered by an object with {@code error}.
   *
   * @throws IOException when a stream fails
   */
  public void run(InputStream in, OutputStream out) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    var answers = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    for (var line = lines.readLine(); line != null; line = lines.readLine())
      if (!line.isBlank()) answer(line, answers);
    answers.flush();
  }

  private void answer(String line, Writer out) throws IOException {
    ObjectNode answer;
    try {
      var issue = JSON.readTree(line);
      answer = answer(issue.path("id").asText(), read(issue));
    } catch (JsonProcessingException e) {
      answer = JSON.createObjectNode().put("error", "no JSON object: " + e.getOriginalMessage());
    }
    out.write(JSON.writeValueAsString(answer));
    out.write('\n');
  }

  private Reading read(JsonNode issue) {
    var labels = new LinkedHashSet<String>();
    issue.path("labels").forEach(l -> labels.add(l.asText()));
    return reads.read(text(issue, "title"), text(issue, "body"), labels);
  }

  private static String text(JsonNode issue, String key) {
    return issue.path(key).isTextual() ? issue.path(key).textValue() : "";
  }

  static ObjectNode answer(String id, Reading r) {
    var o = JSON.createObjectNode().put("id", id).put("kind", word(r.kind()));
    o.put("projectTitle", r.project().orElse(null));
    r.codeUrls().forEach(o.putArray("codeUrls")::add);
    o.put("openSource", word(r.openSource()));
    var machines = o.putArray("machines");
    for (var l : r.lines()) {
      var m = machines.addObject().put("plan", l.plan().orElse(null));
      if (l.count().isPresent()) m.put("count", l.count().getAsInt());
      else m.putNull("count");
      m.put("arch", l.arch().map(a -> a.word()).orElse(null));
    }
    o.put("machinesCertain", r.certain());
    r.systems().forEach(o.putArray("operatingSystems")::add);
    if (r.term().isPresent())
      o.put("termDays", Math.round(r.term().get().toSeconds() / (double) DAY));
    else o.putNull("termDays");
    o.put("workload", r.workload().map(w -> w.word()).orElse(null));
    r.handles().forEach(o.putArray("handles")::add);
    missing(r).forEach(o.putArray("missing")::add);
    r.personalData().stream()
        .sorted()
        .map(PersonalData::word)
        .forEach(o.putArray("personalData")::add);
    return o.put("verdict", verdict(r));
  }

  /** What a request ought to say and does not. */
  static List<String> missing(Reading r) {
    var out = new ArrayList<String>();
    if (!r.kind().isForMachines() && r.kind() != Kind.EMPTY) return out;
    if (r.project().isEmpty()) out.add("project_title");
    if (!r.description()) out.add("description");
    if (r.openSource() == OpenSource.UNCLEAR) out.add("open_source");
    if (r.codeUrls().isEmpty()) out.add("code_url");
    if (r.lines().isEmpty()) out.add("machines");
    if (r.systems().isEmpty()) out.add("operating_system");
    return out;
  }

  static String verdict(Reading r) {
    if (r.kind() == Kind.EMPTY) return "empty";
    if (!r.kind().isForMachines()) return "not-machines";
    var open = missing(r);
    open.remove("operating_system");
    var ready = r.certain() && r.openSource() != OpenSource.NO && open.isEmpty();
    return ready ? "ready" : "ask";
  }

  private static String word(Kind kind) {
    return switch (kind) {
      case NEW -> "new";
      case MORE -> "more";
      case PEOPLE -> "people";
      case ACCESS -> "access";
      case QUESTION -> "question";
      case EMPTY -> "empty";
      case OTHER -> "other";
    };
  }

  private static String word(OpenSource openSource) {
    return switch (openSource) {
      case YES -> "yes";
      case NO -> "no";
      case UNCLEAR -> "unclear";
    };
  }
}
