package airstep.flows;

/** The kind of Airbyte job that a flow starts. */
public enum JobKind {
  SYNC,
  CLEAR
}
