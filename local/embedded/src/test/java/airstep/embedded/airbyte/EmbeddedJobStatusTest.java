package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.airbyte.JobStatus;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EmbeddedJobStatusTest {

  @Test
  void theEmbeddedAirbyteHasTheStatusesThatTheStepsKnow() {
    Set<JobStatus> known = EnumSet.complementOf(EnumSet.of(JobStatus.OTHER));

    assertThat(Stream.of(EmbeddedJobStatus.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(
            known.stream().map(Enum::name).collect(Collectors.toSet()));
  }

  @Test
  void theSameStatusesAreFinal() {
    assertThat(
            Arrays.stream(EmbeddedJobStatus.values())
                .filter(EmbeddedJobStatus::isTerminal)
                .map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(JobStatus.values())
                .filter(JobStatus::finished)
                .map(Enum::name)
                .collect(Collectors.toSet()));
  }
}
