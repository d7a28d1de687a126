package airstep.embedded.stack;

import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.secrets.Secrets;
import java.nio.file.Path;
import java.util.Set;

/**
 * The secrets of a file: one that is missing belongs there, and not where the deployed steps look.
 *
 * @param names of all that stand in the file
 * @param alerting names of those with the address of a webhook
 */
record FileSecrets(Path file, Set<String> names, Set<String> alerting, Secrets secrets)
    implements Secrets {

  @Override
  public Secret read(String name) {
    if (!names.contains(name)) {
      // Only the file's own name: the words may get into an alert.
      throw new SecretUnusableException(
          "secret "
              + name
              + " does not exist in "
              + file.getFileName()
              + ": add it there, "
              + (alerting.contains(name)
                  ? "with the address of a webhook as `webhook_url`"
                  : "with `api_url` and, unless Airbyte asks for nothing, a key as `api_key`"));
    }
    return secrets.read(name);
  }

  @Override
  public void forget(String name) {
    secrets.forget(name);
  }
}
