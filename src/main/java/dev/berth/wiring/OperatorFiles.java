package dev.berth.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A folder of texts that an operator edits, with the shipped ones inside the jar behind it:
 * settings and templates.
 */
public final class OperatorFiles {
  /** Shipped settings; a folder of the operator's own replaces all of them. */
  public static final List<String> SHIPPED_SETTINGS =
      List.of(
          "berth.yaml",
          "program.yaml",
          "catalogue.yaml",
          "forms/classic.yaml",
          "forms/cluster-request.yaml",
          "forms/free.yaml",
          "forms/ibm.yaml",
          "forms/kubeflow.yaml");

  private static final int TEXT_MAX = 1 << 20;

  /** An operator's folder has some dozens. */
  private static final int FILES_MAX = 1_000;

  private OperatorFiles() {}

  /** All settings files of a folder, by their name in it. */
  static Map<String, String> settings(Path folder) throws IOException {
    var texts = new TreeMap<String, String>();
    try (var top = Files.newDirectoryStream(folder, "*.yaml")) {
      for (var f : top) texts.put(f.getFileName().toString(), text(f));
    }
    var forms = folder.resolve("forms");
    if (!Files.exists(forms)) return texts;
    if (!Files.isDirectory(forms)) throw new NotDirectoryException(forms.toString());
    try (var all = Files.newDirectoryStream(forms, "*.yaml")) {
      for (var f : all) texts.put("forms/" + f.getFileName(), text(f));
    }
    return texts;
  }

  /** The settings inside the jar. */
  static Map<String, String> shippedSettings() {
    var texts = new TreeMap<String, String>();
    for (var name : SHIPPED_SETTINGS) shipped("config/" + name).ifPresent(t -> texts.put(name, t));
    return texts;
  }

  /** A template: the operator's where there is one of that name, else the shipped one. */
  static Optional<String> template(Path folder, String name) {
    var file = folder.resolve(name).normalize();
    if (!file.startsWith(folder.normalize())) return Optional.empty();
    if (!Files.exists(file)) return shipped("templates/" + name);
    try {
      return Optional.of(text(file));
    } catch (IOException e) {
      throw new CannotStart(sentence(e));
    }
  }

  /** Files that look like settings or templates of an operator, and that nobody reads. */
  static List<String> unread(Path settings, Path templates) throws IOException {
    var all = new ArrayList<String>();
    for (var folder : List.of(settings, settings.resolve("forms")))
      for (var f : files(folder, 1))
        if (f.getFileName().toString().endsWith(".yml"))
          all.add(f + ":1:1: is read by nobody: settings end in .yaml");
    for (var f : files(templates, 2)) {
      var name = templates.relativize(f).toString().replace('\\', '/');
      if (shipped("templates/" + name).isEmpty())
        all.add(f + ":1:1: is read by nobody: no template is called so");
    }
    return all;
  }

  /** Whether an operator has a template that is not as it is shipped. */
  static boolean hasOwn(Path templates) {
    try {
      for (var file : files(templates, 2)) {
        var name = "templates/" + templates.relativize(file).toString().replace('\\', '/');
        if (!shipped(name).equals(Optional.of(text(file)))) return true;
      }
      return false;
    } catch (IOException e) {
      // Whoever reads it says what is wrong with it.
      return true;
    }
  }

  private static List<Path> files(Path folder, int depth) throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (var all = Files.walk(folder, depth)) {
      return all.filter(Files::isRegularFile).sorted().limit(FILES_MAX).toList();
    }
  }

  /** A text inside the jar. */
  public static Optional<String> shipped(String name) {
    try (InputStream in = OperatorFiles.class.getClassLoader().getResourceAsStream(name)) {
      return Optional.ofNullable(in).map(OperatorFiles::read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(InputStream in) {
    try {
      return new String(in.readNBytes(TEXT_MAX), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A text that somebody wrote; the reason why it cannot be read is one for people. */
  static String text(Path file) throws IOException {
    if (Files.isDirectory(file)) throw new IOException(file + " is a folder: a file must be there");
    if (Files.size(file) > TEXT_MAX) throw new IOException(file + " is larger than 1 MiB");
    var bytes = Files.readAllBytes(file);
    if (isUtf16(bytes)) throw new IOException(file + " is UTF-16: save it as UTF-8");
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException(
          file + " is not UTF-8 (line " + lineOf(bytes) + "): save it as UTF-8", e);
    }
  }

  /** With or without its mark: no text of ours holds a zero. */
  private static boolean isUtf16(byte[] bytes) {
    for (byte b : bytes) if (b == 0) return true;
    return bytes.length > 1 && (bytes[0] & 0xff) >= 0xfe && (bytes[1] & 0xff) >= 0xfe;
  }

  private static long lineOf(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length + 1);
    StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    return 1 + IntStream.range(0, in.position()).filter(i -> bytes[i] == '\n').count();
  }

  /** What is wrong with a file, and what to do about it, for somebody who may change it. */
  public static String sentence(Exception failure) {
    Exception e =
        failure instanceof UncheckedIOException u
            ? Objects.requireNonNullElse(u.getCause(), u)
            : failure;
    var said = String.valueOf(e.getMessage());
    return switch (e) {
      case AccessDeniedException _ ->
          said
              + " may not be used by this user: give "
              + System.getProperty("user.name")
              + " the right to";
      case NoSuchFileException _ -> said + " is not there: make it, or mend the name";
      case NotDirectoryException _ -> said + " is a file: a folder must be there";
      case FileAlreadyExistsException _ -> said + " is a file: a folder must be there";
      case FileSystemException f when "Not a directory".equals(f.getReason()) ->
          f.getFile() + " cannot be made: above it is a file, and a folder must be there";
      default -> said;
    };
  }

  /** The files of a settings folder; of the usual one, where it is not there, the shipped ones. */
  static Map<String, String> settingsOf(String name, String usual) {
    var folder = Path.of(name);
    try {
      if (Files.isDirectory(folder)) return settings(folder);
    } catch (IOException e) {
      throw new CannotStart("the settings folder " + name + " cannot be read: " + sentence(e));
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS))
      throw new CannotStart("the settings folder " + name + " is no folder: name the one it is in");
    if (!name.equals(usual)) throw new CannotStart("there is no settings folder " + name);
    return shippedSettings();
  }
}
