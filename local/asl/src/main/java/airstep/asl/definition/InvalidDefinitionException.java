package airstep.asl.definition;

import java.util.List;
import java.util.stream.Collectors;

/** A definition was refused; the exception has every problem, not only the first. */
public final class InvalidDefinitionException extends RuntimeException {

  private final List<DefinitionProblem> problems;

  InvalidDefinitionException(List<DefinitionProblem> problems) {
    super(
        problems.stream()
            .map(DefinitionProblem::toString)
            .collect(Collectors.joining("\n  ", "The definition is refused:\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  public List<DefinitionProblem> problems() {
    return problems;
  }
}
