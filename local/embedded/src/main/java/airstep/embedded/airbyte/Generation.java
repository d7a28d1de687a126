package airstep.embedded.airbyte;

/** How old an Airbyte is, as far as its APIs differ by that. */
public enum Generation {
  /** Of 2022: the Config API alone, with fewer calls, job types and statuses, and no sums. */
  OLD,
  /** Both APIs; the Config API no longer lists workspaces, and keeps its reasons to itself. */
  CURRENT
}
