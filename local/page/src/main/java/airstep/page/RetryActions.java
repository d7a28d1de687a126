package airstep.page;

import airstep.operate.Place;
import airstep.operate.RetryChoice;
import airstep.operate.RetryRefusal;
import airstep.operate.Run;
import airstep.operate.RunDetails;
import airstep.operate.Runs;
import airstep.vocabulary.json.JsonFields;
import airstep.vocabulary.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Retries runs, one at a time, so that a second request for the same run finds the first one. A
 * retry is known before its run is listed, which takes a while on AWS.
 */
final class RetryActions {

  private final Place place;
  private final PageData data;
  private final Retries retries;

  /** The last retry of each run by their ARNs: the execution of the flow. */
  private final Map<String, String> started = new HashMap<>();

  RetryActions(Place place, PageData data, Retries retries) {
    this.place = place;
    this.data = data;
    this.retries = retries;
  }

  /** Returns what the page says before it asks: what a retry does, or why there is none. */
  synchronized JsonFields question(String id) {
    Runs runs = data.list().runs();
    Run run = runs.find(id);
    return new JsonFields()
        .put("effect", retries.effect(run.arn()))
        .put(
            "refusal",
            retries
                .refusal(run.arn())
                .or(() -> new RetryRefusal(place, runs).retried(run))
                .or(() -> starting(run)));
  }

  /**
   * Starts the retry.
   *
   * @throws RetryRefusedException if it cannot be started
   */
  synchronized JsonFields start(String id, JsonObject asked) {
    Runs runs = data.list().runs();
    RunDetails details = runs.details(runs.find(id));
    Run run = details.run();
    RetryChoice choice = RetryChoice.of(details, asked.isTrue("all"));
    retries
        .refusal(run.arn())
        .or(() -> new RetryRefusal(place, runs).of(details, choice))
        .or(() -> starting(run))
        .ifPresent(
            why -> {
              throw new RetryRefusedException(why);
            });
    String execution = retries.start(choice);
    started.put(run.arn(), execution);
    return new JsonFields()
        .put("run", run.id())
        .put("flow", run.flow())
        .put("connections", choice.chosen().size())
        .put("execution", execution);
  }

  private Optional<String> starting(Run run) {
    return Optional.ofNullable(started.get(run.arn()))
        .filter(execution -> place.executions().describe(execution).status().equals(Run.RUNNING))
        .map(
            _ ->
                "run %s of %s is being retried; wait until that has ended"
                    .formatted(run.id(), run.flow()));
  }
}
