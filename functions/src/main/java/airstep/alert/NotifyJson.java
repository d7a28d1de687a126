package airstep.alert;

import airstep.json.JsonObject;
import airstep.vocabulary.AlertSettings;
import airstep.vocabulary.run.NotifyInput;
import airstep.vocabulary.run.NotifyInput.Prepared;
import airstep.vocabulary.run.RunId;
import java.util.List;

/** Reads a {@link NotifyInput}. */
public final class NotifyJson {

  private NotifyJson() {}

  public static NotifyInput read(JsonObject json) {
    AlertSettings alert = AlertSettingsReader.read(json.needObject("alert"));
    List<String> tags = json.needTexts("tags");
    RunId run = RunIdJson.read(json.needObject("run"));
    return json.object("stuck").isPresent()
        ? new NotifyInput.Stuck(alert, tags, run, stuck(json.needObject("stuck")))
        : new NotifyInput.Ended(
            json.text("flowExecution"),
            alert,
            tags,
            run,
            ClosedRunJson.read(json.needObject("closed")));
  }

  private static NotifyInput.StuckSync stuck(JsonObject json) {
    JsonObject sync = json.needObject("sync");
    return new NotifyInput.StuckSync(
        new Prepared(
            sync.needText("connectionId"),
            sync.text("name"),
            sync.seconds("longestSeconds"),
            sync.text("link")),
        json.whole("jobId"),
        json.needWhole("polls"),
        json.needBoolean("pending"),
        json.needWhole("seconds"),
        json.seconds("leftSeconds"));
  }
}
