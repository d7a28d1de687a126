package airstep.asl.definition;

import java.util.ArrayList;
import java.util.List;

/** Collects the problems of a definition. */
final class Problems {

  private final List<DefinitionProblem> found = new ArrayList<>();

  void add(String path, String message) {
    found.add(new DefinitionProblem(path, message));
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidDefinitionException(found);
    }
  }
}
