package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A broken flow file affects only that flow, unless another flow depends on its content. */
class BrokenFlowFileTest {

  private static final String GOOD = "connections: [00000000-0000-4000-8000-000000000001]\n";
  private static final String TYPO =
      "connections: [00000000-0000-4000-8000-000000000002]\ntimuot: 1h\n";

  @TempDir private Path events;
  private Path flows;

  @BeforeEach
  void writesOneGoodFlowAndABrokenOne() {
    flows = Ran.flow(events, "good", GOOD);
    var _ = Ran.flow(events, "broken", TYPO + "job: synk\n");
  }

  @Test
  void runsAnotherFlowAndReportsTheBrokenFileInOneLine() {
    for (List<String> command :
        List.of(
            List.of("run", "good"),
            List.of("check", "good"),
            List.of("alert", "test", "--flow", "good"),
            List.of("render", "good", "--out", events.resolve("out").toString()))) {
      Ran ran = Ran.on(flows, command.toArray(String[]::new));

      assertThat(ran.code()).as("%s: %s", command, ran.err()).isZero();
      assertThat(ran.err().lines().filter(line -> line.startsWith("warning: ")))
          .singleElement()
          .isEqualTo(
              "warning: %s has 2 problems, and that flow is left out; see ./airstep validate"
                  .formatted(flows.resolve("broken.yaml"))
                  .concat(" --flows " + flows));
    }
  }

  @Test
  void aRunOfTheBrokenFlowReportsOnlyItsProblems() {
    var _ = Ran.flow(events, "other", TYPO);

    refused(Ran.on(flows, "run", "broken"), "broken.yaml:2: ", "broken.yaml:3: ");
    refused(Ran.on(flows, "check", "broken"), "broken.yaml:2: ", "broken.yaml:3: ");
  }

  @Test
  void refusesToRunIfAProblemConcernsAllFlows() {
    refused(Ran.on(flows, "validate"), "broken.yaml:2: ", "broken.yaml:3: ");
    refused(Ran.on(flows, "plan"), "broken.yaml:2: ", "broken.yaml:3: ");
    refused(Ran.on(flows, "demo"), "broken.yaml:2: ", "broken.yaml:3: ");
    refused(Ran.on(flows, "alert", "test"), "broken.yaml:2: ", "broken.yaml:3: ");
  }

  /** The broken file may name a connection that this flow would have to leave out. */
  @ParameterizedTest
  @ValueSource(strings = {"run", "check", "render"})
  void refusesToRunAnAllActiveFlowNextToABrokenFile(String command) {
    var _ = Ran.flow(events, "all", "connections: all-active\n");
    Ran ran =
        command.equals("render")
            ? Ran.on(flows, command, "all", "--out", events.toString())
            : Ran.on(flows, command, "all");

    refused(
        ran,
        "broken.yaml:2: ",
        "broken.yaml:3: ",
        "all.yaml:1: all-active leaves out the connections that other flows name, and not all of"
            + " those flows can be read; fix the problems above first");
  }

  /** A run by hand does not wait. */
  @Test
  void aFlowAfterABrokenOneRuns() {
    var _ = Ran.flow(events, "next", GOOD + "after: [broken]\n");

    assertThat(Ran.on(flows, "run", "next").code()).isZero();
  }

  @Test
  void aProblemOfTheAlertFileRefusesEveryFlow() {
    Path alerts = Ran.write(events.resolve("alerts.yaml"), "defaults: {mention: nobody}\n");
    refused(Ran.on(flows, "run", "good"), "alerts.yaml:1: ", "broken.yaml:2: ", "broken.yaml:3: ");
    assertThat(alerts.toFile().delete()).isTrue();
    var _ = Ran.write(events.resolve(".env"), "nothing\n");
    refused(Ran.on(flows, "run", "good"), ".env:1: ", "broken.yaml:2: ", "broken.yaml:3: ");
  }

  @Test
  void aFlowThatAwsCouldNotHoldIsAProblemOfThatFlowToo() {
    var _ = Ran.flow(events, "broken", GOOD + "timeout: 7d\npoll: 10s\n");
    refused(Ran.on(flows, "run", "broken"), "broken.yaml:3: this poll and timeout mean");

    Ran ran = Ran.on(flows, "run", "good");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("broken.yaml has 1 problem, and that flow is left out");
  }

  @Test
  void anInvalidFileNameDoesNotStopOtherFlows() {
    var _ = Ran.write(flows.resolve("good.yml"), GOOD);
    var _ = Ran.write(flows.resolve("below").resolve("x.yaml"), GOOD);
    refused(Ran.on(flows, "run", "good"), "good.yml:1: flow files end in .yaml");
    assertThat(flows.resolve("good.yml").toFile().delete()).isTrue();

    Ran ran = Ran.on(flows, "run", "good");

    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("x.yaml has 1 problem").contains("broken.yaml has 2 problems");
  }

  private static void refused(Ran ran, String... lines) {
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).hasSize(lines.length);
    for (String line : lines) {
      assertThat(ran.err()).contains(line);
    }
  }
}
