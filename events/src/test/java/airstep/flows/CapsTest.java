package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CapsTest {

  private static final String CAP = "airbyte: {maxConcurrent: 5}\n";
  private static final String SLOW_RETRIES = "retries: {count: 3, delay: 30m, multiplier: 1}\n";

  @TempDir private Path events;
  private FlowFolder folder;

  @BeforeEach
  void makesAnEmptyFolder() {
    folder = FlowFolder.in(events);
  }

  @Test
  void refusesTwoCapsForOneSecret() {
    flow("a", CAP);
    flow("b", "airbyte: {maxConcurrent: 6}\n");
    flow("c", "airbyte: {maxConcurrent: 6, secret: other}\n");

    assertThat(folder.problems(folder.read()))
        .containsExactly(
            "flows/b.yaml:2: airbyte.maxConcurrent: 6 here, but 5 in flow a, for the same secret;"
                + " use one number, which then holds for all flows with this secret");
  }

  /** It keeps its turn meanwhile, and the others of its Airbyte wait. */
  @Test
  void refusesRetriesThatTakeLongUnderACap() {
    flow("a", CAP);
    flow("b", SLOW_RETRIES);
    flow("c", SLOW_RETRIES + "airbyte: {secret: other}\n");
    flow("d", "retries: {count: 2, delay: 20m, multiplier: 1, jitter: 0.5}\n");

    assertThat(folder.problems(folder.read()))
        .singleElement()
        .asString()
        .startsWith("flows/b.yaml:2: retries: all pauses together can take 2h15m")
        .endsWith("lower count, delay or multiplier to keep them within 1h");
  }

  private void flow(String name, String yaml) {
    folder.with(name + ".yaml", "connections: all-active\n" + yaml);
  }
}
