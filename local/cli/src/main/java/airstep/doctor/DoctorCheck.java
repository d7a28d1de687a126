package airstep.doctor;

import java.util.List;

/** One question that the doctor asks. Each implementation has one idea. */
interface DoctorCheck {

  Group group();

  /** Returns its name in JSON: lower case, with hyphens. */
  String name();

  /** Returns whether the question makes sense here; for example, only a stage on AWS has rules. */
  default boolean applies(Installation installation) {
    return true;
  }

  /**
   * Returns what it found, at least one finding. It may throw what its questions throw, which is
   * reported as unchecked.
   */
  List<Finding> findings(Installation installation);
}
