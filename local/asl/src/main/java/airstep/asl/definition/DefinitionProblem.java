package airstep.asl.definition;

/**
 * One problem of a definition.
 *
 * @param path the state and then the fields down to the problem, separated by slashes
 */
public record DefinitionProblem(String path, String message) {

  @Override
  public String toString() {
    return path.isEmpty() ? message : path + ": " + message;
  }
}
