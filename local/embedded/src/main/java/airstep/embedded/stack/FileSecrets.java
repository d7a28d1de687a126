package airstep.embedded.stack;

import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.secrets.Secrets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * The secrets of a file. The error for a missing one names the file, not Secrets Manager.
 *
 * @param values the secrets by name
 * @param alerting the names of the secrets with the URL of a webhook
 */
record FileSecrets(Path file, Map<String, String> values, Set<String> alerting) implements Secrets {

  @Override
  public Secret read(String name) {
    if (!values.containsKey(name)) {
      // Only the name of the file: the message may become part of an alert.
      String fields =
          alerting.contains(name)
              ? "with the URL of a webhook as `webhook_url`"
              : "with `api_url` and, unless Airbyte needs no credentials, a key as `api_key`";
      throw new SecretUnusableException(
          "secret %s does not exist in %s: add it there, %s"
              .formatted(name, file.getFileName(), fields));
    }
    return Secret.parse(name, values.get(name));
  }

  /** Does nothing: the file is read once. */
  @Override
  public void forget(String name) {}
}
