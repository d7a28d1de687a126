package airstep.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainsTest {
  private static final String CIRCLE =
      "after: circular dependency, each flow waits for the one before it: ";

  @TempDir private Path events;
  private FlowFolder folder;

  @BeforeEach
  void makesAnEmptyFolder() {
    folder = FlowFolder.in(events);
  }

  @Test
  void acceptsDiamondDependencies() {
    with("a", "").with("b", "after: [a]").with("c", "after: [a]").with("d", "after: [b, c, a]");

    assertThat(folder.problems(folder.read())).isEmpty();
  }

  @Test
  void suggestsANameForAnUnknownFlow() {
    with("hubspot-daily", "").with("b", "after:\n  - hubspot-dayly\n  - nothing-like-it");

    assertThat(folder.problems(folder.read()))
        .containsExactly(
            "flows/b.yaml:3: after: unknown flow 'hubspot-dayly'; did you mean hubspot-daily?",
            "flows/b.yaml:4: after: unknown flow 'nothing-like-it'; use the name of a file in the"
                + " same folder, without .yaml");
  }

  @Test
  void knowsFlowsThatCannotBeRead() {
    with("a", "timout: 5m").with("b", "after: [a]");

    assertThat(folder.problems(folder.read())).singleElement().asString().contains("timout");
  }

  @Test
  void reportsACircleOnceInOrder() {
    with("a", "after: [c]").with("b", "after: [a]").with("c", "after: [b, d]").with("d", "");

    assertThat(folder.problems(folder.read()))
        .containsExactly("flows/a.yaml:2: " + CIRCLE + "a → b → c → a; remove one of them");
  }

  @Test
  void reportsEveryCircle() {
    with("a", "after: [b]").with("b", "after: [a]").with("c", "after: [d]").with("d", "after: [c]");
    with("e", "after: [a, c]");

    assertThat(folder.problems(folder.read()))
        .containsExactly(
            "flows/a.yaml:2: " + CIRCLE + "a → b → a; remove one of them",
            "flows/c.yaml:2: " + CIRCLE + "c → d → c; remove one of them");
  }

  private ChainsTest with(String name, String written) {
    folder.with(name + ".yaml", "connections: all-active\n" + written + "\n");
    return this;
  }
}
