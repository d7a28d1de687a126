package airstep.flows;

import java.util.List;
import java.util.stream.Stream;

/**
 * The result of reading the flow files. All files are valid only if there are no problems.
 *
 * @param flows the valid flows, ordered by name
 * @param shared problems of the folder, {@code alerts.yaml} or {@code .env}, which affect every
 *     flow, ordered by file and line
 * @param own problems of single flow files, which affect other flows only if those depend on the
 *     invalid file, ordered by file and line
 */
public record Reading(
    List<Flow> flows, List<Problem> shared, List<Problem> own, List<Problem> warnings) {
  public Reading {
    flows = List.copyOf(flows);
    shared = inOrder(shared.stream());
    own = inOrder(own.stream());
    warnings = List.copyOf(warnings);
  }

  /** Returns all problems in order. */
  public List<Problem> problems() {
    return inOrder(Stream.concat(shared.stream(), own.stream()));
  }

  private static List<Problem> inOrder(Stream<Problem> problems) {
    return problems.sorted(Problem.IN_ORDER).toList();
  }
}
