package airstep.page;

import airstep.operate.NextCommand;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonRecord;

/**
 * The commands that the page shows, which read or act in its place. {@code RUN} and {@code FLOW}
 * stand for the run and the flow that the page puts there.
 */
record PageCommands(NextCommand next) implements JsonRecord {

  /** Returns the command that lists the runs. */
  String runs() {
    return next.text("runs ls");
  }

  @Override
  public JsonFields json() {
    return new JsonFields()
        .put("ui", next.text("ui"))
        .put("start", next.text("run FLOW"))
        .put("list", next.text("runs ls --flow FLOW"))
        .put("show", next.text("runs show RUN"))
        .put("logs", next.text("runs logs RUN"))
        .put("pause", next.text("flows pause FLOW --for 2h"))
        .put("resume", next.text("flows resume FLOW"));
  }
}
