package airstep.operate;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.stack.Cost;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.InMemorySdkHttpClient;
import airstep.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;

class HistoryCostTest {

  private final List<String> read = new ArrayList<>();

  /** Each history enters as many states as the name of its execution says. */
  private final HistoryCost histories =
      new HistoryCost(
          InMemorySdkHttpClient.openOnce(
              SfnClient.builder(),
              request -> {
                String name = Json.readObject(request.body()).needText("executionArn");
                read.add(name);
                int states = Integer.parseInt(name.replaceAll(".*-", ""));
                return AwsJson.response(
                    Map.of(
                        "events",
                        IntStream.range(0, states).mapToObj(HistoryCostTest::entered).toList()));
              }));

  private static Map<String, ?> entered(int id) {
    return Json.readObject(
            """
            {"id": %d, "previousEventId": 0, "timestamp": 1, "type": "PassStateEntered",
             "stateEnteredEventDetails": {"name": "State"}}
            """
                .formatted(id))
        .fields();
  }

  @Test
  void countsAllHistoriesOfAnOrdinaryRun() {
    Map<String, String> run = run(300, 5);

    assertThat(histories.of(run)).isEqualTo(new CountedCost(new Cost(1507, 1507, 0), 301, 301));
    assertThat(read).hasSize(301);
  }

  @Test
  void countsSomeSyncsOfAVeryLargeRunAndEstimatesTheOthers() {
    Map<String, String> run = run(6_000, 5);
    run.putAll(labelled("late", 4_000, 10));

    CountedCost cost = histories.of(run);

    assertThat(cost).isEqualTo(new CountedCost(new Cost(70_007, 70_007, 0), 301, 10_001));
    assertThat(read).hasSize(301).doesNotHaveDuplicates();
  }

  /** A run of seven states, and its syncs. */
  private static Map<String, String> run(int syncs, int states) {
    Map<String, String> all = new LinkedHashMap<>(Map.of("run-7", ""));
    all.putAll(labelled("sync", syncs, states));
    return all;
  }

  private static Map<String, String> labelled(String kind, int syncs, int states) {
    Map<String, String> all = new LinkedHashMap<>();
    IntStream.range(0, syncs).forEach(i -> all.put(kind + i + "-" + states, "HubSpot"));
    return all;
  }
}
