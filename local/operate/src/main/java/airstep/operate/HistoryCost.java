package airstep.operate;

import airstep.asl.HistoryEvent;
import airstep.embedded.stack.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * What runs are billed as, counted in the histories of all their executions. The history of an
 * execution that has ended is read once.
 */
public final class HistoryCost {

  private static final int PAGE = 1000;

  /**
   * The most syncs of a run whose histories are read. Each takes a call at least, and Step
   * Functions limits the calls of an account, which Airstep's own steps need too.
   */
  private static final int MOST_SYNCS = 300;

  private final SfnClient states;
  private final Map<String, Cost> ended = new ConcurrentHashMap<>();

  public HistoryCost(SfnClient states) {
    this.states = states;
  }

  /**
   * Reads the histories, without their data. If a run has very many syncs, some of them stand for
   * all.
   */
  public CountedCost of(RunDetails run) {
    return of(run.executions());
  }

  CountedCost of(Map<String, String> labels) {
    List<String> syncs = new ArrayList<>();
    Cost cost = Cost.NOTHING;
    for (var execution : labels.entrySet()) {
      if (execution.getValue().isEmpty()) {
        cost = cost.plus(of(execution.getKey()));
      } else {
        syncs.add(execution.getKey());
      }
    }
    int read = Math.min(syncs.size(), MOST_SYNCS);
    Cost some =
        IntStream.range(0, read)
            .mapToObj(i -> of(syncs.get((int) ((long) i * syncs.size() / read))))
            .reduce(Cost.NOTHING, Cost::plus);
    int others = labels.size() - syncs.size();
    return new CountedCost(
        read == 0 ? cost : cost.plus(some.scaled(read, syncs.size())),
        others + read,
        labels.size());
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
