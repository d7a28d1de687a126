package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.embedded.states.EmbeddedStates;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import airstep.live.LiveWorld;
import airstep.vocabulary.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that stops a run, on a stage whose time passes with each call that changes it. */
@ChangesProcess
class StopOnAwsTest {

  @TempDir private Path directory;

  private LiveWorld world;
  private ServedAws aws;

  @BeforeEach
  void serveARunThatRuns() {
    world = new LiveWorld("poll: 30s\ntimeout: 10m\nretries: {count: 0}\n");
    world.timeline.runUntil(LiveWorld.SEVEN.plusSeconds(60));
    EmbeddedStates states = new EmbeddedStates(world.timeline, world.stack.stepFunctions());
    Service service =
        request -> {
          var response = states.handle(request);
          if (AwsOperation.of(request).endsWith("StopExecution")) {
            world.timeline.runUntil(world.timeline.instant().plusSeconds(1200));
          }
          return response;
        };
    aws = new ServedAws(service);
  }

  @AfterEach
  void close() {
    aws.close();
    world.close();
  }

  @Test
  void showsWhatTheCleanUpsOfAStoppedRunHaveDone() {
    Ran stopped = on("runs", "stop", "@last", "--yes");
    assertThat(stopped.code()).as(stopped.toString()).isZero();
    assertThat(stopped.err())
        .startsWith("dev on AWS · eu-central-1 · profile data")
        .containsPattern("Endless 東京 +\\d+ +is cancelled\n");
    String options = String.join(" ", aws.options());
    assertThat(stopped.out())
        .containsPattern("run \\w+ of nightly was stopped; its clean-up cancels \\d jobs?\n")
        .containsPattern("./airstep runs show \\w+ " + options + "\n");

    JsonObject shown = on("runs", "show", "@last", "--json").json();
    assertThat(shown.needText("status")).isEqualTo("ABORTED");
    assertThat(shown.objects("connections"))
        .extracting(one -> one.needText("name") + " " + one.needText("outcome"))
        .contains("Endless 東京 CANCELLED", "Fine CANCELLED")
        .noneMatch(text -> text.endsWith("UNKNOWN"));
    assertThat(on("runs", "show", "@last").out())
        .contains("\nReason: A person stopped this run with ./airstep runs stop\n");
    Ran again = on("runs", "stop", "@last", "--yes");
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).containsPattern("run \\w+ of nightly has ended ABORTED; there is noth");
  }

  @Test
  void stopsNothingWithoutAnAnswer() {
    Ran asked = Ran.withoutAnswer(() -> on("runs", "stop", "@last"));
    assertThat(asked.code()).isEqualTo(1);
    assertThat(asked.err())
        .contains("Stop this run? [y/N] no answer: ")
        .endsWith("\nnothing was stopped\n");
    assertThat(aws.calls).doesNotContain("StopExecution");
  }

  private Ran on(String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(aws.options());
    return Ran.in(directory.resolve("history"), args.toArray(String[]::new));
  }
}
