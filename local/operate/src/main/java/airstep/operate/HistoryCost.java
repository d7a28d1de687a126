package airstep.operate;

import airstep.embedded.stack.Cost;
import software.amazon.awssdk.services.sfn.SfnClient;

/** What a run is billed as, counted in the histories of all its executions. */
public final class HistoryCost {

  private static final int PAGE = 1000;

  private HistoryCost() {}

  /** Reads the histories, without their data. */
  public static Cost of(RunDetails run, SfnClient states) {
    BilledEvents billed = new BilledEvents();
    for (String arn : run.executions().keySet()) {
      states
          .getExecutionHistoryPaginator(
              r -> r.executionArn(arn).includeExecutionData(false).maxResults(PAGE))
          .events()
          .forEach(event -> SdkHistory.event(event).ifPresent(billed::add));
    }
    return billed.cost();
  }
}
