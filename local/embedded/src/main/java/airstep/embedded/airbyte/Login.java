package airstep.embedded.airbyte;

/** What a caller has to show before it gets in. */
public sealed interface Login {

  /** A token that was given to the application. */
  record Token() implements Login {}

  /** What the proxy before an older Airbyte asks for. */
  record Basic(String username, String password) implements Login {}

  /** Nothing at all. */
  record None() implements Login {}
}
