package airstep.statemachine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads a definition, written in YAML, into the States Language.
 *
 * <p>What several states share stands once in {@code fragments.yaml}: {@code ${Name}} in a state
 * refers to it. A list that is a fragment is put into the list that names it, item by item. An
 * expression over several lines is put on one. {@link Shorthand} is expanded.
 */
final class Source {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINE_BREAK = Pattern.compile("\\s*\n\\s*");

  private static final JsonNode FRAGMENTS = yaml("fragments.yaml");

  private Source() {}

  /** The definition {@code <name>.asl.yaml}; a placeholder that names no fragment stays. */
  static JsonNode read(String name) {
    JsonNode written = yaml(name + ".asl.yaml");
    Shorthand.inFull(written);
    JsonNode full = expanded(written);
    Shorthand.separateAll(full);
    return Placeholders.mapped(full, Source::onOneLine);
  }

  private static JsonNode yaml(String file) {
    try (InputStream in = Source.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not on the class path");
      }
      LoadSettings settings = LoadSettings.builder().setLabel(file).build();
      return JSON.valueToTree(new Load(settings).loadFromInputStream(in));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static JsonNode expanded(JsonNode node) {
    return Placeholders.filled(
        node, name -> Optional.ofNullable(FRAGMENTS.get(name)).map(Source::expanded));
  }

  /** Removes the line breaks of an expression. */
  private static JsonNode onOneLine(TextNode text) {
    return text.textValue().startsWith("{%")
        ? TextNode.valueOf(LINE_BREAK.matcher(text.textValue()).replaceAll(" "))
        : text;
  }
}
