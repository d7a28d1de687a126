package airstep.steps;

import airstep.log.StepLog;
import airstep.states.Executions.Listed;
import airstep.vocabulary.sync.QueuePace;
import airstep.vocabulary.sync.Turn;
import airstep.vocabulary.sync.TurnInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides whether a sync may start its job, if its Airbyte has a cap on syncs. The syncs that run
 * take their turns in the order of their starts, which Step Functions knows.
 *
 * <p>Executions that no run has named, such as clean-ups and syncs by hand, may run a job of any
 * Airbyte without waiting for a turn, so each comes before all others.
 */
public final class TakeTurn extends Step<TurnInput, Turn> {

  /** The end of the names that runs give to their syncs: two hashes, the last one of the secret. */
  private static final Pattern NAMED = Pattern.compile(".*-[0-9a-f]{32}-([0-9a-f]{8})");

  private static final Comparator<Listed> ORDER =
      Comparator.comparing(Listed::startedAt).thenComparing(Listed::arn);

  public TakeTurn() {
    this(OnLambda.withExecutions());
  }

  public TakeTurn(StepParts parts) {
    super(parts, TurnInput::read);
  }

  @Override
  Turn run(TurnInput input, StepLog log) {
    List<Listed> running = new ArrayList<>();
    parts().executions().get().running(input.machine()).forEach(running::add);
    Turn turn =
        running.stream()
            .filter(one -> one.arn().equals(input.execution()))
            .findFirst()
            .map(own -> turn(own, running, input))
            .orElseGet(() -> Turn.unlisted(input.pace()));
    log.info(
        "turn",
        Map.of(
            "ahead",
            turn.pace().map(QueuePace::ahead).orElse(0L),
            "waitSeconds",
            turn.delay().toSeconds()));
    return turn;
  }

  private Turn turn(Listed own, List<Listed> running, TurnInput input) {
    Optional<String> airbyte = airbyteOf(own.arn());
    List<Instant> ahead =
        running.stream()
            .filter(other -> !other.arn().equals(own.arn()) && comesBefore(other, own, airbyte))
            .map(Listed::startedAt)
            .toList();
    return Turn.of(
        own.startedAt(), ahead, input.maxConcurrent(), running.size(), input.pace(), now());
  }

  private static boolean comesBefore(Listed other, Listed own, Optional<String> airbyte) {
    Optional<String> others = airbyteOf(other.arn());
    if (others.isEmpty() && airbyte.isPresent()) {
      return true;
    }
    return (airbyte.isEmpty() || others.equals(airbyte)) && ORDER.compare(other, own) < 0;
  }

  private static Optional<String> airbyteOf(String arn) {
    Matcher name = NAMED.matcher(arn);
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }
}
