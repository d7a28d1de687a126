package airstep.airbyte;

import airstep.text.OneLine;

/**
 * Why a job failed, as Airbyte reports it.
 *
 * @param origin where it failed, such as {@code source} or {@code destination}; may be empty
 * @param type the kind of failure, such as {@code config_error}; may be empty
 * @param message one readable line; may be empty
 */
public record JobFailure(String origin, String type, String message) {

  public JobFailure {
    origin = OneLine.of(origin, Job.LONGEST_WORD);
    type = OneLine.of(type, Job.LONGEST_WORD);
  }

  /** Returns whether a retry would fail as well, because the configuration must be fixed first. */
  public boolean ofConfiguration() {
    return type.equals("config_error");
  }
}
