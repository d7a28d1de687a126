package airstep.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads the definitions as they are written, and writes each as one {@link Template}. Run by the
 * build: to read YAML in each command and each test would take longer than most commands run.
 *
 * <p>What several states share is defined once in {@code fragments.yaml}: {@code ${Name}} in a
 * state refers to it. A list that is a fragment is put into the list that names it, item by item.
 * An expression over several lines is put on one. {@link Shorthand} is expanded.
 *
 * @param fragments the content of {@code fragments.yaml}
 */
record Expansion(JsonNode fragments) {

  private static final String EXTENSION = ".asl.yaml";
  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\n\\s*");

  /** Reads the definitions in the first folder, and writes them to the second one. */
  public static void main(String... args) throws IOException {
    Path from = Path.of(args[0]);
    Path to = Files.createDirectories(Path.of(args[1]));
    Expansion expansion = new Expansion(read(from.resolve("fragments.yaml")));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*" + EXTENSION)) {
      for (Path file : files) {
        String name = file.getFileName().toString().replace(EXTENSION, "");
        Files.writeString(
            to.resolve(Template.file(name)), expansion.of(name, read(file)).toJson().toString());
      }
    }
  }

  private static JsonNode read(Path file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
    try (InputStream in = Files.newInputStream(file)) {
      return Template.json(new Load(settings).loadFromInputStream(in));
    }
  }

  private Template of(String name, JsonNode written) {
    Shorthand.inFull(written);
    JsonNode full = expanded(written);
    Shorthand.separateAll(full);
    JsonNode root = Placeholders.mapped(full, Expansion::onOneLine);
    return new Template(name, root, Placeholders.in(root));
  }

  /** A placeholder that names no fragment stays. */
  private JsonNode expanded(JsonNode node) {
    return Placeholders.filled(
        node, name -> Optional.ofNullable(fragments.get(name)).map(this::expanded));
  }

  private static JsonNode onOneLine(TextNode text) {
    return text.textValue().startsWith("{%")
        ? TextNode.valueOf(LINE_BREAK.matcher(text.textValue()).replaceAll(" "))
        : text;
  }
}
