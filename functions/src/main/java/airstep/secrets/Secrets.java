package airstep.secrets;

/** Reads secrets by name, inside a step only. */
public interface Secrets {

  /**
   * Returns a secret, at most five minutes old.
   *
   * @throws SecretUnavailableException if it cannot be read now; a retry may help
   * @throws SecretUnusableException if it does not exist, or the step's role cannot read it
   */
  Secret read(String name);

  /** Removes a secret from the cache because its value no longer works. */
  void forget(String name);
}
