package airstep.cli;

import airstep.operate.Run;
import airstep.operate.StopPlan;
import airstep.operate.StoppedJob;
import airstep.operate.StoppedJob.Fate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about runs shows what the commands print. */
@ChangesProcess
class OperatePageTest {

  private static final Path PAGE = Path.of("..", "..", "docs", "operate.md");

  @TempDir private Path home;

  @Test
  void showsWhatTheCommandsPrint() {
    List<String> blocks = new ArrayList<>(new OperateStory(home.resolve("here")).examples());
    // The question before a stop comes after that before a retry, and AWS before the last section.
    blocks.add(3, stop());
    blocks.addAll(blocks.size() - 1, new OnAwsStory(home.resolve("aws")).examples());
    PageExamples.compare(PAGE, blocks);
  }

  /** Only a run in real time can be stopped: one of these jobs is not proven to be its own. */
  private static String stop() {
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
            Optional.empty(),
            List.of(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    List<StoppedJob> jobs =
        List.of(
            new StoppedJob("Zendesk → Snowflake", OptionalLong.of(48201), Fate.CANCELLED),
            new StoppedJob("Stripe → Snowflake", OptionalLong.of(48190), Fate.LEFT_ALONE));
    String lines = String.join("\n", new StopText(new StopPlan(run, run.arn(), jobs, 3)).before());
    return PageExamples.shown("runs", "stop", "@last") + lines + "\nStop this run? [y/N]\n";
  }
}
