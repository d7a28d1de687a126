package airstep.events;

import java.util.List;

/** What reading the flow files gave: flows, or everything that stands in their way. */
public sealed interface Reading {

  /** Every file is in order; in order of their names. */
  record Flows(List<Flow> flows, List<Problem> warnings) implements Reading {
    public Flows {
      flows = List.copyOf(flows);
      warnings = List.copyOf(warnings);
    }
  }

  /** At least one file is not; in order of file and line. */
  record Refused(List<Problem> problems) implements Reading {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
