package airstep.flows;

import java.util.List;
import java.util.stream.Stream;

/** What reading the flow files gave: flows, or everything that stands in their way. */
public sealed interface Reading {

  /** Every file is in order; in order of their names. */
  record Flows(List<Flow> flows, List<Problem> warnings) implements Reading {
    public Flows {
      flows = List.copyOf(flows);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * At least one file is not; problems in order of file and line.
   *
   * @param shared what is wrong with the folder, with {@code alerts.yaml} or with {@code .env}: it
   *     concerns every flow
   * @param own what is wrong with the files of single flows: none of it concerns another flow,
   *     unless that one depends on what cannot be read
   * @param flows those whose files could be read
   */
  record Refused(List<Problem> shared, List<Problem> own, List<Flow> flows, List<Problem> warnings)
      implements Reading {
    public Refused {
      warnings = List.copyOf(warnings);
      shared = List.copyOf(shared);
      own = List.copyOf(own);
      flows = List.copyOf(flows);
    }

    /** All of them, in order. */
    public List<Problem> problems() {
      return Stream.concat(shared.stream(), own.stream()).sorted(Problem.IN_ORDER).toList();
    }
  }
}
