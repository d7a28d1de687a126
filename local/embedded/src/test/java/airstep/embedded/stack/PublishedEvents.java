package airstep.embedded.stack;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks events against their published schemas. */
final class PublishedEvents {

  private static final Path PUBLISHED = Path.of("..", "..", "events", "published");
  private static final JsonSchema RUN = schema("run");
  private static final JsonSchema SYNC = schema("sync");

  private PublishedEvents() {}

  /** Fails if one of the events does not match its schema, or has a field that the schema lacks. */
  static void assertValid(List<JsonObject> events) {
    for (JsonObject event : events) {
      String type = event.needText("detail-type");
      JsonSchema schema = type.startsWith("Airstep Run ") ? RUN : SYNC;
      assertThat(
              schema.validate(
                  Json.write(event.fields()),
                  InputFormat.JSON,
                  context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
          .as(type)
          .isEmpty();
      assertThat(event.needObject("detail").fields().keySet())
          .as(type)
          .allMatch(schema.getSchemaNode().at("/properties/detail/properties")::has);
    }
  }

  private static JsonSchema schema(String kind) {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Files.readString(PUBLISHED.resolve(kind + ".schema.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
