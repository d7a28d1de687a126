package airstep.embedded.stack;

import airstep.asl.timeline.Timeline;
import airstep.embedded.secrets.EmbeddedSecretsManager;
import airstep.flows.Flow;
import airstep.http.CrtClient;
import airstep.http.CrtHttp;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.JsonObject;
import airstep.json.MalformedJsonException;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.text.OneLine;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file of secrets: a JSON object from name to value, each value an object or a string. With it
 * the steps call a real Airbyte and Slack. It is read once.
 */
public final class SecretsFile {

  private final Path file;
  private final Map<String, String> values;

  private SecretsFile(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  /**
   * Reads the file.
   *
   * @throws UnreadableSecretsException if it does not exist or is not such an object; the message
   *     does not show its content
   */
  public static SecretsFile read(Path file) {
    Map<String, String> values = new LinkedHashMap<>();
    content(file).fields().forEach((name, value) -> values.put(name, text(file, name, value)));
    return new SecretsFile(file, values);
  }

  /** The services that the steps of these flows use with it, without a topic of alarms. */
  public Outside outside(List<Flow> flows, Timeline timeline) {
    return outside(flows, timeline, new CrtHttp(CrtClient.open(), CrtClient::open));
  }

  /** The same, without calls to other machines. */
  public Outside outsideOnThisMachine(List<Flow> flows, Timeline timeline) {
    return outside(flows, timeline, new Loopback(new CrtHttp(CrtClient.open(), CrtClient::open)));
  }

  private Outside outside(List<Flow> flows, Timeline timeline, Http http) {
    EmbeddedSecretsManager secretsManager = new EmbeddedSecretsManager(timeline);
    values.forEach(secretsManager::put);
    FileSecrets secrets =
        new FileSecrets(
            file,
            values.keySet(),
            flows.stream().map(flow -> flow.alerting().secret()).collect(Collectors.toSet()),
            Outside.of(http, secretsManager, timeline).secrets());
    return new Outside(http, secrets, Optional.empty());
  }

  /** The fields whose URLs are on another machine, for a message. */
  public List<String> elsewhere(Flow flow) {
    List<String> elsewhere = new ArrayList<>();
    Map<String, String> addresses = new LinkedHashMap<>();
    addresses.put(flow.airbyteSecret(), "api_url");
    addresses.put(flow.alerting().secret(), "webhook_url");
    addresses.forEach(
        (name, field) -> {
          if (host(name, field).filter(host -> !Loopback.is(host)).isPresent()) {
            elsewhere.add("`" + field + "` in secret " + name);
          }
        });
    return elsewhere;
  }

  /** The host in a field. A text that is not a URL is refused later, before anything is sent. */
  private Optional<String> host(String name, String field) {
    try {
      return Optional.ofNullable(values.get(name))
          .flatMap(value -> Secret.parse(name, value).text(field))
          .map(address -> URI.create(address).getHost());
    } catch (SecretUnusableException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static JsonObject content(Path file) {
    try {
      return Json.readUniqueObject(Utf8File.read(file));
    } catch (MalformedJsonException e) {
      throw new UnreadableSecretsException(
          file + ": " + e.getMessage() + "; write a JSON object from secret name to secret value");
    }
  }

  private static String text(Path file, String name, Object value) {
    return switch (value) {
      case String text -> text;
      case Map<?, ?> object -> Json.write(object);
      case null, default ->
          throw new UnreadableSecretsException(
              file
                  + ": secret "
                  + OneLine.of(name, 100)
                  + " is neither an object nor a string; write one of them");
    };
  }
}
