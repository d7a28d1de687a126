package airstep.operate;

import airstep.asl.HistoryEvent;
import airstep.embedded.stack.Cost;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * What runs are billed as, counted in the histories of all their executions. The history of an
 * execution that has ended is read once.
 */
public final class HistoryCost {

  private static final int PAGE = 1000;

  private final SfnClient states;
  private final Map<String, Cost> ended = new ConcurrentHashMap<>();

  public HistoryCost(SfnClient states) {
    this.states = states;
  }

  /** Reads the histories, without their data. */
  public Cost of(RunDetails run) {
    return run.executions().keySet().stream().map(this::of).reduce(Cost.NOTHING, Cost::plus);
  }

  private Cost of(String arn) {
    Cost known = ended.get(arn);
    return known == null ? read(arn) : known;
  }

  private Cost read(String arn) {
    BilledEvents billed = new BilledEvents();
    boolean last = false;
    for (var sdk :
        states
            .getExecutionHistoryPaginator(
                r -> r.executionArn(arn).includeExecutionData(false).maxResults(PAGE))
            .events()) {
      Optional<HistoryEvent> event = SdkHistory.event(sdk);
      event.ifPresent(billed::add);
      last = event.filter(it -> it.type().endsExecution()).isPresent();
    }
    if (last) {
      ended.put(arn, billed.cost());
    }
    return billed.cost();
  }
}
