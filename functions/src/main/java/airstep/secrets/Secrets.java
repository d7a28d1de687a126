package airstep.secrets;

/** Where secrets are read: by name, inside a step, never anywhere else. */
public interface Secrets {

  /**
   * The secret of that name, at most five minutes old.
   *
   * @throws SecretUnavailableException if it cannot be read now; later it may
   * @throws SecretUnusableException if there is no such secret, or it is not ours to read
   */
  Secret read(String name);

  /** Makes the next {@link #read} of that name ask again: what was read last no longer works. */
  void forget(String name);
}
