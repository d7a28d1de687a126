package airstep.embedded.airbyte;

/** The credentials that a caller must send. */
public sealed interface Login {

  /** An access token of the application. */
  record Token() implements Login {}

  /** The credentials for the proxy before an old Airbyte. */
  record Basic(String username, String password) implements Login {}

  /** No credentials. */
  record None() implements Login {}
}
