package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;
import java.util.List;

/** The input of ReportRun. */
public record ReportInput(String stage, List<String> tags, Ended run) {

  public static ReportInput read(JsonObject json) {
    JsonObject run = json.needObject("run");
    return new ReportInput(
        json.needText("stage"),
        json.needTexts("tags"),
        new Ended(RunId.read(run), RunEvent.read(run)));
  }

  /** A {@link RunId} and a {@link RunEvent}, merged. */
  public record Ended(RunId run, RunEvent event) {}
}
