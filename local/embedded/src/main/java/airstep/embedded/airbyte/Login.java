package airstep.embedded.airbyte;

/** The authentication that an Airbyte requires. */
public sealed interface Login {

  /** A token that was issued to the application. */
  record Token() implements Login {}

  /** The user of a proxy in front of an older Airbyte. */
  record Basic(String username, String password) implements Login {}

  /** No authentication. */
  record None() implements Login {}
}
