package airstep.embedded.airbyte;

/** The age of an Airbyte, which decides its APIs. */
public enum Generation {
  /**
   * Of 2022: only the Config API, with fewer calls, job types and statuses, and without statistics.
   */
  OLD,
  /** Both APIs; the Config API no longer lists workspaces or gives reasons. */
  CURRENT
}
