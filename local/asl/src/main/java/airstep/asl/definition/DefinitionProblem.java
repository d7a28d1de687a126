package airstep.asl.definition;

/**
 * One thing wrong with a definition.
 *
 * @param path where it is: the state, then the fields down to it, with slashes between
 */
public record DefinitionProblem(String path, String message) {

  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
