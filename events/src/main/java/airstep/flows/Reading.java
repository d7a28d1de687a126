package airstep.flows;

import java.util.List;
import java.util.stream.Stream;

/** The result of reading the flow files: flows, or problems. */
public sealed interface Reading {

  /** All files are valid. The flows are ordered by name. */
  record Flows(List<Flow> flows, List<Problem> warnings) implements Reading {
    public Flows {
      flows = List.copyOf(flows);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * At least one file is invalid. The problems are ordered by file and line.
   *
   * @param shared problems of the folder, {@code alerts.yaml} or {@code .env}, which affect every
   *     flow
   * @param own problems of single flow files, which affect other flows only if those depend on the
   *     invalid file
   * @param flows the valid flows
   */
  record Refused(List<Problem> shared, List<Problem> own, List<Flow> flows, List<Problem> warnings)
      implements Reading {
    public Refused {
      warnings = List.copyOf(warnings);
      shared = List.copyOf(shared);
      own = List.copyOf(own);
      flows = List.copyOf(flows);
    }

    /** Returns all problems in order. */
    public List<Problem> problems() {
      return Stream.concat(shared.stream(), own.stream()).sorted(Problem.IN_ORDER).toList();
    }
  }
}
