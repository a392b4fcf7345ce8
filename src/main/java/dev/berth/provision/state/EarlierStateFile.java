package dev.berth.provision.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files in which adapters of Berth up to 0.1 kept what they must not forget: taken into the
 * database at the first start, and renamed. A start that was cut off in the middle does it again;
 * what the database has already is left as it is.
 */
public final class EarlierStateFile {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierStateFile.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TAKEN = ".taken-over";

  /** Key of what was one value: all machines of a simulator. */
  public static final String MACHINES = "machines";

  private EarlierStateFile() {}

  /**
   * Takes a file over, if there is one.
   *
   * @param folder of the adapter, which need not be there
   * @throws IOException when a file is there and cannot be read; its message names the file
   */
  public static void takeOver(Path folder, String kind, AdapterState state) throws IOException {
    var file = folder.resolve(kind + ".json");
    if (!Files.exists(file)) return;
    var content = content(file);
    if (content.has("tasks"))
      for (var task : content.path("tasks").properties())
        state.put(task.getKey(), task.getValue().toString(), 0);
    else state.put(MACHINES, content.toString(), 0);
    try {
      Files.move(file, folder.resolve(kind + ".json" + TAKEN), StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      // Another replica was as fast.
      return;
    }
    LOG.info("{} was taken into the database, and renamed to end in {}", file, TAKEN);
  }

  private static JsonNode content(Path file) throws IOException {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IOException(
          "Cannot read " + file + ". Repair it, or move it away to start with nothing.", e);
    }
  }
}
