package airstep.embedded.stack;

import airstep.flows.Flow;
import airstep.http.Http;
import airstep.json.Json;
import airstep.json.MalformedJsonException;
import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.secrets.Secrets;
import airstep.text.OneLine;
import airstep.vocabulary.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  /**
   * The services that the steps of these flows use with it, without a topic of alarms.
   *
   * @param http sends the calls to Airbyte and Slack; the caller closes it after the steps
   * @param local whether calls to other machines fail
   */
  public Outside outside(List<Flow> flows, Http http, boolean local) {
    Set<String> alerting =
        flows.stream().map(flow -> flow.alerting().secret()).collect(Collectors.toSet());
    return new Outside(
        local ? new Loopback(http) : http,
        new Secrets() {
          @Override
          public Secret read(String name) {
            return secret(name, alerting.contains(name));
          }

          @Override
          public void forget(String name) {
            // The file is read once.
          }
        },
        Optional.empty());
  }

  /** The error for a missing one names only the file's name: it may become part of an alert. */
  private Secret secret(String name, boolean alerting) {
    if (values.containsKey(name)) {
      return Secret.parse(name, values.get(name));
    }
    String fields =
        alerting
            ? "with the URL of a webhook as `webhook_url`"
            : "with `api_url` and, unless Airbyte needs no credentials, a key as `api_key`";
    throw new SecretUnusableException(
        "secret %s does not exist in %s: add it there, %s"
            .formatted(name, file.getFileName(), fields));
  }

  /** The fields whose URLs are on another machine, for a message. */
  public List<String> elsewhere(Flow flow) {
    return Stream.of(
            elsewhere(flow.airbyteSecret(), "api_url"),
            elsewhere(flow.alerting().secret(), "webhook_url"))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> elsewhere(String name, String field) {
    return host(name, field)
        .filter(host -> !Loopback.is(host))
        .map(_ -> "`" + field + "` in secret " + name);
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
