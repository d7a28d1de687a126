package airstep.store;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.ExecutionStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several commands do that find a killed run at the same time. */
class AbandonedTest {

  private static final int STORES = 6;
  private static final int EXECUTIONS = 10;

  @TempDir private Path directory;

  @Test
  void onlyOneOfSeveralStoresEndsAnExecution() throws Exception {
    ExecutionStore killed = open();
    for (int i = 0; i < EXECUTIONS; i++) {
      StoredExecution running = ExecutionStoreTest.running("e" + i, ExecutionStoreTest.START);
      killed.begin(running, ExecutionStoreTest.DEFINITION, false);
      killed.append(running.arn(), 1, "{\"timestamp\":\"2026-11-28T07:00:05Z\",\"id\":1}");
    }
    List<ExecutionStore> others = new ArrayList<>();
    for (int i = 0; i < STORES; i++) {
      others.add(open());
    }
    killed.close();

    CyclicBarrier together = new CyclicBarrier(STORES);
    try (ExecutorService commands = Executors.newFixedThreadPool(STORES)) {
      List<Future<?>> ends = new ArrayList<>();
      for (ExecutionStore other : others) {
        ends.add(
            commands.submit(
                () -> {
                  together.await();
                  other.endAbandoned();
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }

    for (int i = 0; i < EXECUTIONS; i++) {
      String arn = ExecutionStoreTest.arn("e" + i);
      assertThat(others.getFirst().find(arn))
          .map(StoredExecution::status)
          .contains(ExecutionStatus.ABORTED);
      assertThat(ExecutionStoreTest.events(others.getFirst(), arn))
          .hasSize(2)
          .last()
          .asString()
          .contains("ExecutionAborted", "\"id\":2", "\"previousEventId\":1");
    }
    others.forEach(ExecutionStore::close);
  }

  private ExecutionStore open() {
    return ExecutionStore.open(directory, ExecutionStoreTest.START);
  }
}
