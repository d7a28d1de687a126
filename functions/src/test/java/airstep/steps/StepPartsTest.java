package airstep.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StepPartsTest {

  private final CloseRun step = new CloseRun(StepParts.alone());

  @Test
  void aStepAloneHasAClock() {
    assertThat(step.now()).isNotNull();
  }

  @Test
  void aStepAloneRefusesToCallAnything() {
    assertThatThrownBy(step::parts)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("CloseRun was created to call nothing");
    assertThatThrownBy(() -> step.airbyte("airbyte", null))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> step.slack(null)).isInstanceOf(IllegalStateException.class);
  }
}
