package airstep.local.runtime;

import airstep.http.CrtClient;
import airstep.http.CrtHttp;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.local.embedded.secrets.EmbeddedSecretsManager;
import airstep.local.timeline.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A file of secrets: a JSON object, name to value, each value an object or its text. With it the
 * steps reach the Airbyte and the Slack that it names.
 */
public final class SecretsFile {

  private SecretsFile() {}

  /**
   * Reads the file.
   *
   * @throws UnreadableSecretsException if it is not there, or not such an object; what stands in it
   *     is never repeated
   */
  public static Outside read(Path file, Timeline timeline) {
    EmbeddedSecretsManager secretsManager = new EmbeddedSecretsManager(timeline);
    Map<String, ?> content = content(file).fields();
    content.forEach((name, value) -> secretsManager.put(name, text(file, name, value)));
    Http http = new CrtHttp(CrtClient.open(), CrtClient::open);
    Outside outside = Outside.of(http, secretsManager, timeline);
    return new Outside(http, new FileSecrets(file, content.keySet(), outside.secrets()));
  }

  private static JsonObject content(Path file) {
    try {
      return Json.readObject(Files.readString(file));
    } catch (IOException _) {
      throw new UnreadableSecretsException(file + ": cannot be read; name a file that is there");
    } catch (MalformedJsonException e) {
      throw new UnreadableSecretsException(
          file + ": " + e.getMessage() + "; write a JSON object, secret name to secret value");
    }
  }

  private static String text(Path file, String name, Object value) {
    return switch (value) {
      case String text -> text;
      case Map<?, ?> object -> Json.write(object);
      case null, default ->
          throw new UnreadableSecretsException(
              file + ": secret " + name + " is neither an object nor a text; write one of them");
    };
  }
}
