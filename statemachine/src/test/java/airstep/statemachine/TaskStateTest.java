package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Deadlines and limits count the Task states of this list, so it must match the definitions. */
class TaskStateTest {

  @Test
  void listsEveryTaskOfTheDefinitions() {
    Set<String> tasks = new TreeSet<>();
    for (String definition : new String[] {"flow", "run", "sync"}) {
      collect(Template.named(definition).root(), definition + "/", tasks);
    }

    assertThat(Arrays.stream(TaskState.values()).map(TaskState::path))
        .containsExactlyInAnyOrderElementsOf(tasks);
  }

  /** A deadline counts the others by themselves. A clean-up has no deadline of its own. */
  @Test
  void theDeadlinesCountEveryTask() {
    Set<TaskState> others = EnumSet.allOf(TaskState.class);
    others.removeAll(TaskState.OF_A_RUN);
    others.removeAll(TaskState.OF_A_CHECK);
    others.removeAll(TaskState.OF_A_SYNC);

    assertThat(others)
        .containsExactly(
            TaskState.START_RUN,
            TaskState.LOOK_UPSTREAM,
            TaskState.SYNC_PART,
            TaskState.PLAN_LARGE_RUN,
            TaskState.SYNC_CONNECTION,
            TaskState.START_CLEAN_UP,
            TaskState.FIND_JOB,
            TaskState.TAKE_TURN,
            TaskState.TRIGGER_SYNC,
            TaskState.CHECK_SYNC);
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskState.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"START_RUN", "SYNC_PART", "SYNC_CONNECTION"})
  void hasAFixedTimeout(TaskState state) {
    assertThatCode(() -> WorstCase.of(state)).doesNotThrowAnyException();
  }

  @Test
  void aTaskWhoseTimeoutDependsOnTheFlowHasNoWorstCase() {
    assertThatThrownBy(() -> WorstCase.of(TaskState.SYNC_CONNECTION))
        .hasMessageContaining("run/Sync Connections/Sync Connection has no fixed timeout");
  }

  @Test
  void aMissingStateIsRefused() {
    Template run = Template.named("run");
    assertThatThrownBy(() -> run.state("Sync Connection"))
        .hasMessage("run.asl.yaml has no state Sync Connection");
    assertThatThrownBy(() -> run.state("Sync Connections", "Sync One"))
        .hasMessage("run.asl.yaml has no state Sync Connections, Sync One");
    assertThatThrownBy(() -> run.state("Plan Run", "Sync Connection"))
        .hasMessage("run.asl.yaml has no state Plan Run, Sync Connection");
  }

  private static void collect(JsonNode graph, String prefix, Set<String> tasks) {
    graph
        .path("States")
        .properties()
        .forEach(
            state -> {
              if (state.getValue().path("Type").asText().equals("Task")) {
                tasks.add(prefix + state.getKey());
              }
              JsonNode inside = state.getValue().path("ItemProcessor");
              collect(inside, prefix + state.getKey() + "/", tasks);
            });
  }
}
