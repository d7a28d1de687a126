package airstep.vocabulary.run;

import airstep.vocabulary.json.JsonObject;
import airstep.vocabulary.run.ClosedRun.Details;
import airstep.vocabulary.run.ClosedRun.More;
import airstep.vocabulary.run.ClosedRun.News;

/** How the execution of a part of a run ended: with a report, or without one. */
public sealed interface EndedPart {

  /** Reads what the Map over the parts returns for one. */
  static EndedPart read(JsonObject json) {
    RunPart part = RunPart.read(json.needObject("part"));
    return json.object("lost").isPresent()
        ? new LostPart(part, LostExecution.read(json.needObject("lost")))
        : new ClosedPart(
            part,
            RunEvent.read(json.needObject("event")),
            More.read(json.needObject("more")),
            News.read(json.needObject("news")).details());
  }

  /** The part as it was planned. */
  RunPart part();

  /** A part that reports how its syncs ended, or why it failed as a whole. */
  record ClosedPart(RunPart part, RunEvent event, More more, Details news) implements EndedPart {}

  /** A part that reports nothing. */
  record LostPart(RunPart part, LostExecution lost) implements EndedPart {}
}
