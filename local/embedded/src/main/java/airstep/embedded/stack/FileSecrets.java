package airstep.embedded.stack;

import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.secrets.Secrets;
import java.nio.file.Path;
import java.util.Set;

/**
 * The secrets of a file. The error for a missing one names the file, not Secrets Manager.
 *
 * @param names the names of all secrets in the file
 * @param alerting the names of the secrets with the URL of a webhook
 */
record FileSecrets(Path file, Set<String> names, Set<String> alerting, Secrets secrets)
    implements Secrets {

  @Override
  public Secret read(String name) {
    if (!names.contains(name)) {
      // Only the name of the file: the message may become part of an alert.
      throw new SecretUnusableException(
          "secret "
              + name
              + " does not exist in "
              + file.getFileName()
              + ": add it there, "
              + (alerting.contains(name)
                  ? "with the URL of a webhook as `webhook_url`"
                  : "with `api_url` and, unless Airbyte needs no credentials, a key as `api_key`"));
    }
    return secrets.read(name);
  }

  @Override
  public void forget(String name) {
    secrets.forget(name);
  }
}
