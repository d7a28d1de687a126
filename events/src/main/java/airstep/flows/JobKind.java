package airstep.flows;

/** What Airbyte does with a connection in a run of the flow. */
public enum JobKind {
  SYNC,
  CLEAR
}
