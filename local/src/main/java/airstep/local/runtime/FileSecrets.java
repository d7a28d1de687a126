package airstep.local.runtime;

import airstep.secrets.Secret;
import airstep.secrets.SecretUnusableException;
import airstep.secrets.Secrets;
import java.nio.file.Path;
import java.util.Set;

/**
 * The secrets of a file: one that is missing belongs there, and not where the deployed steps look.
 *
 * @param names of all that stand in the file
 */
record FileSecrets(Path file, Set<String> names, Secrets secrets) implements Secrets {

  @Override
  public Secret read(String name) {
    if (!names.contains(name)) {
      // Only the file's own name: the words may get into an alert.
      throw new SecretUnusableException(
          "secret " + name + " does not exist in " + file.getFileName() + ": add it there");
    }
    return secrets.read(name);
  }

  @Override
  public void forget(String name) {
    secrets.forget(name);
  }
}
