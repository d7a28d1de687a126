package airstep.statemachine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TriggerNamesTest {

  private static final TriggerNames DEV = new TriggerNames("dev");

  @Test
  void namesAreThoseOfTheStageAndTheFlow() {
    assertThat(DEV.of("load", "cron2")).isEqualTo("airstep-dev-load.cron2");
    assertThat(DEV.resume("load", "cron2")).isEqualTo("airstep-dev-load.resume.cron2");
    assertThat(DEV.group()).isEqualTo("airstep-dev-flows");
    assertThat(DEV.resumeRole("eu-west-1")).isEqualTo("airstep-dev-resume-eu-west-1");
  }

  @Test
  void longNamesFitAndStayUnique() {
    TriggerNames names = new TriggerNames("abcdefghijkl");
    String flow = "f".repeat(43);

    Set<String> all =
        Set.of(
            names.of(flow, "cron"),
            names.of(flow, "cron2"),
            names.resume(flow, "cron"),
            names.resume(flow, "cron2"));
    assertThat(all).hasSize(4).allMatch(name -> name.length() == 64 && name.contains("."));
    assertThat(names.resumeRole("ap-southeast-1")).hasSizeLessThanOrEqualTo(64);
  }
}
