package airstep.cli;

import airstep.flows.Spelling;
import airstep.json.Json;
import airstep.json.MalformedJsonException;
import airstep.operate.AwsTarget;
import airstep.operate.Place;
import airstep.vocabulary.json.MissingFieldException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The places with a name: each stage is a file {@code contexts/NAME.json}, and the file {@code
 * context} names the current one. This machine is always there, as {@code local}.
 *
 * @param directory need not exist yet
 */
record Contexts(Path directory) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,40}");
  private static final String ENDING = ".json";

  /** Returns the name of the current context. */
  String current() {
    return read(directory.resolve("context"))
        .strip()
        .transform(it -> it.isEmpty() ? Place.LOCAL : it);
  }

  /** Returns whether this machine is the current one. */
  boolean isHere() {
    return current().equals(Place.LOCAL);
  }

  /** Returns the stages by the names of their contexts. */
  Map<String, AwsTarget> all() {
    Map<String, AwsTarget> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(ENDING)) {
          all.put(name.substring(0, name.length() - ENDING.length()), target(file));
        }
      }
    } catch (NoSuchFileException _) {
      return all;
    } catch (IOException e) {
      throw unusable(folder(), e);
    }
    return all;
  }

  /**
   * Returns a stage.
   *
   * @param kind what the name is, for the message if it is unknown
   * @param known all names that would do
   */
  AwsTarget find(String kind, String name, List<String> known) {
    AwsTarget found = all().get(name);
    if (found == null) {
      throw new UsageException(Spelling.unknown(kind, name, known));
    }
    return found;
  }

  /** Makes a context the current one. */
  void use(String name) {
    write(directory.resolve("context"), name + "\n");
  }

  /** Adds a context, or replaces one. */
  void add(String name, AwsTarget target) {
    if (!NAME.matcher(name).matches() || name.equals(Place.LOCAL) || name.equals(PlaceOption.AWS)) {
      throw new UsageException(
          "'%s' cannot name a context; use small letters, digits, '.', '_' and '-', but not local or aws"
              .formatted(name));
    }
    write(folder().resolve(name + ENDING), Json.write(target) + "\n");
  }

  void remove(String name) {
    try {
      Files.delete(folder().resolve(name + ENDING));
    } catch (IOException e) {
      throw unusable(folder(), e);
    }
  }

  private Path folder() {
    return directory.resolve("contexts");
  }

  private static AwsTarget target(Path file) {
    try {
      return AwsTarget.read(Json.readObject(read(file)));
    } catch (MalformedJsonException | MissingFieldException | IllegalArgumentException e) {
      throw new UsageException(
          file + " is not a context: " + e.getMessage() + "; remove it or add the context again");
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException _) {
      return "";
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Another command sees the whole file or none. */
  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Path whole = Files.createTempFile(file.getParent(), ".", ".new");
      Files.writeString(whole, text);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static UsageException unusable(Path file, IOException e) {
    String remedy =
        e instanceof AccessDeniedException ? "check its permissions" : "move what is in its way";
    return new UsageException(
        "%s cannot be used (%s); %s".formatted(file, FileTrouble.of(e), remedy));
  }
}
