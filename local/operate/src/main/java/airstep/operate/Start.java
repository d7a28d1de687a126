package airstep.operate;

import java.util.Optional;

/**
 * What a flow is started with.
 *
 * @param input the input of its execution, as JSON
 * @param name the name of its execution; empty for one that no other execution has
 */
public record Start(String input, Optional<String> name) {

  /** A start that any other one may repeat. */
  public static Start of(String input) {
    return new Start(input, Optional.empty());
  }
}
