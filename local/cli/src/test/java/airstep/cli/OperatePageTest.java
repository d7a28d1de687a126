package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import airstep.operate.Run;
import airstep.operate.StopPlan;
import airstep.operate.StoppedJob;
import airstep.operate.StoppedJob.Fate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The page about runs shows what the commands print. */
class OperatePageTest {

  @Test
  void showsTheQuestionBeforeAStop() {
    Run run =
        new Run(
            "46ff",
            "arn:aws:states:us-east-1:000000000000:execution:run:warehouse-nightly_a",
            Optional.empty(),
            "warehouse-nightly",
            false,
            "RUNNING",
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty(),
            List.of(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    List<StoppedJob> jobs =
        List.of(
            new StoppedJob("HubSpot → Snowflake", OptionalLong.of(48201), Fate.CANCELLED),
            new StoppedJob("Stripe → Snowflake", OptionalLong.of(48190), Fate.LEFT_ALONE));
    String lines = String.join("\n", new StopText(new StopPlan(run, run.arn(), jobs, 3)).before());
    String page = Ran.read(Path.of("..", "..", "docs", "operate.md"));
    assertThat(page).contains("$ ./airstep runs stop @last\n" + lines + "\nStop this run? [y/N]\n");
  }
}
