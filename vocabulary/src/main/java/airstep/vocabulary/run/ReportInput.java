package airstep.vocabulary.run;

import java.util.List;

/**
 * The input of ReportRun.
 *
 * @param stage the stage's name
 */
public record ReportInput(String stage, List<String> tags, Ended run) {

  /** A {@link RunId} and a {@link RunEvent}, merged. */
  public record Ended(RunId run, RunEvent event) {}
}
