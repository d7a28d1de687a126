package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import airstep.vocabulary.StepName;
import org.junit.jupiter.api.Test;

/** Whoever reckons with a state that is not there, or with another one, reckons with too little. */
class WorstCaseTest {

  private static final Template SYNC = Template.named("sync");

  @Test
  void aStateThatTheDefinitionDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> WorstCase.ofStep(SYNC, "Look At Sync", StepName.CHECK_SYNC))
        .hasMessage("sync.asl.yaml has no state Look At Sync");
    assertThatThrownBy(() -> WorstCase.ofCall(SYNC, "Publish"))
        .hasMessage("sync.asl.yaml has no state Publish");
    assertThatThrownBy(() -> WorstCase.waits(Template.named("flow"), "Begin Run"))
        .hasMessage("flow.asl.yaml has no state Begin Run");
  }

  @Test
  void aStateThatIsNotInsideThatMapIsRefused() {
    Template run = Template.named("run");
    assertThatThrownBy(() -> WorstCase.waits(run, "Sync Connection"))
        .hasMessage("run.asl.yaml has no state Sync Connection");
    assertThatThrownBy(() -> WorstCase.waits(run, "Sync Connections", "Sync One"))
        .hasMessage("run.asl.yaml has no state Sync Connections, Sync One");
    assertThatThrownBy(() -> WorstCase.waits(run, "Plan Run", "Sync Connection"))
        .hasMessage("run.asl.yaml has no state Plan Run, Sync Connection");
  }

  @Test
  void aStateThatCallsAnotherFunctionIsRefused() {
    assertThatThrownBy(() -> WorstCase.ofStep(SYNC, "Check Sync", StepName.CANCEL_SYNC))
        .hasMessageContaining("Check Sync calls ${CheckSync} for ${CheckSyncTaskSeconds}, not");
    assertThatThrownBy(() -> WorstCase.ofStep(SYNC, "Publish Sync", StepName.CANCEL_SYNC))
        .hasMessageContaining("Publish Sync calls");
  }

  @Test
  void aStateThatSaysNoTimeOfItsOwnIsRefused() {
    assertThatThrownBy(() -> WorstCase.ofCall(SYNC, "Check Sync"))
        .hasMessageContaining("Check Sync says no time of its own");
    assertThatThrownBy(() -> WorstCase.ofCall(SYNC, "Close Without Step"))
        .hasMessageContaining("TimeoutSeconds");
  }
}
