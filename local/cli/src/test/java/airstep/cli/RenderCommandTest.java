package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.asl.definition.StateMachine;
import airstep.json.Json;
import airstep.vocabulary.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {

  @TempDir private Path directory;

  @Test
  void writesThreeDefinitionsWithTheStandInArns() throws IOException {
    Path flows = Ran.flow(directory, "all", "connections: all-active");
    Path out = directory.resolve("a").resolve("b");
    Ran render = Ran.on(flows, "render", "all", "--out", out.toString());
    assertThat(render.code()).isZero();
    assertThat(render.out().lines()).hasSize(6);
    for (String name : List.of("flow", "run", "sync")) {
      JsonObject machine = Json.readObject(Files.readString(out.resolve(name + ".asl.json")));
      assertThat(render.out())
          .as("the deadline of %s", name)
          .containsPattern(" " + machine.needWhole("TimeoutSeconds") + "\\R");
    }
    for (String name : List.of("flow", "run", "sync")) {
      String definition = Files.readString(out.resolve(name + ".asl.json"));
      assertThat(StateMachine.load(definition).comment()).isPresent();
      assertThat(definition).doesNotContain("${");
    }
    JsonObject flow = Json.readObject(Files.readString(out.resolve("flow.asl.json")));
    assertThat(flow.needObject("States").needObject("Start Run").needObject("Arguments"))
        .satisfies(
            arguments ->
                assertThat(arguments.needText("StateMachineArn"))
                    .isEqualTo("arn:aws:states:us-east-1:000000000000:stateMachine:run"));
    assertThat(Files.readString(out.resolve("sync.asl.json")))
        .contains("arn:aws:lambda:us-east-1:000000000000:function:TriggerSync");
  }

  @Test
  void reportsAFolderThatCannotBeWrittenInOneLine() {
    Path flows = Ran.flow(directory, "all", "connections: all-active");
    Path file = Ran.write(directory.resolve("file"), "");
    Ran render = Ran.on(flows, "render", "all", "--out", file.toString());
    assertThat(render.code()).isEqualTo(2);
    assertThat(render.err().lines())
        .singleElement()
        .asString()
        .isEqualTo(
            "cannot write "
                + file.resolve("flow.asl.json")
                + " ("
                + file
                + " is not a folder); use another --out");
  }
}
