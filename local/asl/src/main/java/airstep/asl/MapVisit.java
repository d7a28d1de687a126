package airstep.asl;

import airstep.asl.HistoryEvent.Detail;
import airstep.asl.definition.State;
import airstep.asl.expression.PayloadTemplate;
import airstep.asl.expression.QueryEvaluationException;
import airstep.asl.json.Json;
import airstep.asl.json.JsonArray;
import airstep.asl.json.JsonObject;
import java.util.List;

/** A visit to a Map state: an iteration for each item of an array. */
final class MapVisit extends Fork {

  private final State.MapState map;
  private JsonArray items;
  private long lastSuccess;

  MapVisit(Branch branch, State.MapState map, Object input) {
    super(branch, map, input, map.recovery());
    this.map = map;
  }

  @Override
  void work() throws StateFailure {
    Object array = evaluate(map.items(), input());
    if (!(array instanceof JsonArray found)) {
      throw refused(array);
    }
    items = found;
    long asked = map.maxConcurrency().map(given -> given.evaluate(scope())).orElse(0L);
    branch()
        .append(
            HistoryEventType.MAP_STATE_STARTED, List.of(new Detail.Plain("length", items.size())));
    int most = ServiceQuotas.MOST_ITERATIONS;
    fork(items.size(), asked == 0 ? most : (int) Math.min(asked, most));
  }

  private QueryEvaluationException refused(Object array) {
    return map.items().orElse(null) instanceof PayloadTemplate.Query(var expression)
        ? expression.refused("an array", array)
        : new QueryEvaluationException(
            null, "The input of a Map state has to be an array, not " + Json.write(array), true);
  }

  @Override
  Branch newBranch(int index, long follows, Branch.End end) {
    long started =
        branch()
            .interpreter()
            .append(follows, HistoryEventType.MAP_ITERATION_STARTED, iteration(index));
    return new Branch(
        branch().interpreter(),
        map.processor(),
        new Variables(branch().variables()),
        item(index),
        started,
        end);
  }

  @Override
  Object inputOf(int index) throws StateFailure {
    if (map.itemSelector().isEmpty()) {
      return items.get(index);
    }
    Object selected = map.itemSelector().get().evaluate(scope(item(index)));
    ServiceQuotas.checkSize(selected, "ItemSelector");
    return selected;
  }

  @Override
  void branchSucceeded(int index, Branch ended) {
    // The next iteration follows the last event inside this one, the end of the Map this event.
    branch().follow(ended.lastEvent());
    lastSuccess =
        branch()
            .interpreter()
            .append(ended.lastEvent(), HistoryEventType.MAP_ITERATION_SUCCEEDED, iteration(index));
  }

  @Override
  void branchFailed(int index, Branch ended) {
    branch()
        .interpreter()
        .append(ended.lastEvent(), HistoryEventType.MAP_ITERATION_FAILED, iteration(index));
    stateAborted(ended, ended.lastEvent());
  }

  @Override
  void branchAborted(int index, long follows) {
    branch()
        .interpreter()
        .append(follows, HistoryEventType.MAP_ITERATION_ABORTED, iteration(index));
  }

  @Override
  void joined(List<Object> gathered) throws StateFailure {
    if (!gathered.isEmpty()) {
      branch().follow(lastSuccess);
    }
    Object result = JsonArray.of(gathered);
    ServiceQuotas.checkSize(result, "the result of the Map state");
    branch()
        .interpreter()
        .append(branch().lastEvent(), HistoryEventType.MAP_STATE_SUCCEEDED, HistoryEvent.NONE);
    setResult(result);
    leave(map.exit(), result);
  }

  @Override
  void failedForGood() {
    branch().append(HistoryEventType.MAP_STATE_FAILED, HistoryEvent.NONE);
  }

  private List<Detail> iteration(int index) {
    return List.of(new Detail.Plain("name", map.name()), new Detail.Plain("index", index));
  }

  private JsonObject item(int index) {
    return JsonObject.of(
        "Item", JsonObject.builder().put("Index", index).put("Value", items.get(index)).build());
  }
}
