package airstep.flows;

import java.util.Locale;

/** The kind of Airbyte job that a flow starts. */
public enum JobKind {
  SYNC,
  CLEAR;

  /** Returns the word used in flow files and inputs, such as {@code sync}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
