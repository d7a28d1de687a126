package airstep.flows;

import static airstep.flows.FlowFolder.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {
  private static final String FLOW = "connections: all-active\ndescription: from ${PLACE}\n";

  @TempDir private Path events;
  private FlowFolder folder;

  @BeforeEach
  void writesOneFlow() {
    folder = FlowFolder.in(events).with("x.yaml", FLOW);
  }

  @Test
  void prefersTheProcessThenTheFileThenTheExample() {
    folder.with("../.env", "PLACE=file").with("../example.env", "PLACE=example");

    assertThat(only(folder.read(Map.of("PLACE", "process"))).description())
        .isEqualTo("from process");
    assertThat(only(folder.read()).description()).isEqualTo("from file");
    assertThat(only(folder.readOrExample()).description()).isEqualTo("from file");
  }

  @Test
  void exampleValueWarnsAndSwitchesTheFlowOff() {
    folder.with("../example.env", "PLACE=example");

    Reading reading = folder.readOrExample();

    assertThat(folder.lines(reading.warnings()))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("flows/x.yaml:2: PLACE is not set: ")
        .contains(
            "example.env provides its value, and the flow is treated as switched off; export it"
                + " or");
    Flow flow = only(reading);
    assertThat(flow.description()).isEqualTo("from example");
    assertThat(flow.missing()).containsExactly(new MissingVariable(flow.file(), "PLACE", 2));
    assertThat(flow.enabled()).isTrue();
    assertThat(flow.switchedOn()).isFalse();
  }

  /** The file is copied and then edited. Who forgets the latter has flows that can only fail. */
  @Test
  void aCopiedExampleIdIsAWarningAndStrictlyAProblem() {
    String example = "ID=00000000-0000-4000-8000-00000000000A\nPLACE=example\n";
    String line =
        "flows/x.yaml:2: ID has the id of example.env, which no Airbyte has; set it to an id of"
            + " yours in .env";
    folder
        .with("x.yaml", "connections:\n  - ${ID}\ndescription: ${PLACE} of ${ID}\n")
        .with("../example.env", example)
        .with("../.env", example.replace("000A", "000a"));

    assertThat(folder.problems(folder.read())).containsExactly(line);
    assertThat(folder.lines(folder.readOrExample().warnings())).containsExactly(line);
    assertThat(only(folder.readOrExample()).switchedOn()).isTrue();

    folder.with("../.env", "ID=00000000-0000-4000-8000-00000000000b\nPLACE=example\n");
    assertThat(folder.problems(folder.read())).isEmpty();
  }

  @Test
  void ignoresExampleValuesUnlessAllowed() {
    folder.with("../example.env", "PLACE=example");

    assertThat(folder.problems(folder.read()))
        .containsExactly("flows/x.yaml:2: PLACE is not set; export it or add it to .env");
  }

  @Test
  void reportsEveryMissingVariableWithItsLine() {
    folder.with("x.yaml", "connections: [\"${A}\",\n  \"${B}\"]\nenabled: ${A}\n");

    assertThat(folder.problems(folder.read()))
        .containsExactly(
            "flows/x.yaml:1: A is not set; export it or add it to .env",
            "flows/x.yaml:2: B is not set; export it or add it to .env",
            "flows/x.yaml:3: A is not set; export it or add it to .env");
  }

  @Test
  void treatsAnEmptyValueAsNotSet() {
    folder.with("../.env", "PLACE=file");

    assertThat(only(folder.read(Map.of("PLACE", ""))).description()).isEqualTo("from file");
  }

  @Test
  void readsQuotesCommentsAndExports() {
    folder
        .with("x.yaml", "connections: all-active\ntags: [\"${A}\", \"${B}\", \"${C}\", \"${D}\"]\n")
        .with(
            "../.env",
            """
            # comment

            A=a#a # comment
            export B="b"  # comment
              C = 'c'
            D=d=d
            """);

    assertThat(folder.problems(folder.read()))
        .containsExactly(
            "flows/x.yaml:2: tags: the value of A cannot be used here; use 1 to 128 letters,"
                + " digits and _.:/=+@-, not starting with aws:");
    assertThat(only(folder.read(Map.of("A", "a"))).tags()).containsExactly("a", "b", "c", "d=d");
  }

  @Test
  void reportsAnInvalidLineWithoutShowingIt() {
    folder.with("../.env", "PLACE=file\nhunter2\nOPEN=\"quote\n");

    assertThat(folder.problems(folder.read()))
        .containsExactly(
            ".env:2: this line does not set a variable; write it as NAME=value",
            ".env:3: this line does not set a variable; write it as NAME=value");
  }

  @Test
  void variableTakesTheTypeOfItsKey() {
    folder.with(
        "x.yaml",
        """
        connections: ${WHICH}
        enabled: ${OFF}
        concurrency: ${MANY}
        tags: ["${MANY}", '${MANY}${OFF}']
        timeout: ${MANY}m
        """);

    Flow flow = only(folder.read(Map.of("WHICH", "all-active", "OFF", "false", "MANY", "7")));

    assertThat(flow.connections()).isEqualTo(new Connections.AllActive(List.of()));
    assertThat(flow.enabled()).isFalse();
    assertThat(flow.concurrency()).isEqualTo(7);
    assertThat(flow.tags()).containsExactly("7", "7false");
    assertThat(flow.sync().timeout()).hasMinutes(7);
  }

  @Test
  void doesNotSubstituteRecursively() {
    assertThat(folder.problems(folder.read(Map.of("PLACE", "${PLACE}"))))
        .containsExactly("flows/x.yaml:2: the value of PLACE must not contain ${; remove it");
  }
}
