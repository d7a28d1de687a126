package airstep.live;

import airstep.terminal.Console;
import airstep.text.Counted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known of the sync of one connection at one moment.
 *
 * @param jobId its job; for {@link SyncPhase#OTHER_JOB} that of someone else
 * @param elapsed how long the job runs or ran
 * @param longest how long the longest of the last successful jobs ran
 * @param retry for {@link SyncPhase#RETRYING}
 * @param again when it tries again
 * @param trouble why it did not succeed, or why a step tries again
 */
public record SyncRow(
    String connectionId,
    Optional<String> name,
    SyncPhase phase,
    OptionalLong jobId,
    OptionalLong rows,
    Optional<Duration> elapsed,
    Optional<Duration> longest,
    Optional<Retry> retry,
    Optional<Duration> again,
    Optional<String> trouble) {

  /** Failures first, then what tries again, then by the phase. */
  static final Comparator<SyncRow> WORST_FIRST =
      Comparator.<SyncRow>comparingInt(row -> row.phase.failed() ? 0 : row.isTroubled() ? 1 : 2)
          .thenComparing(SyncRow::phase);

  /** The number of a retry, and how many the flow allows. */
  record Retry(long number, long of) {

    @Override
    public String toString() {
      return "retry " + number + " of " + of;
    }
  }

  /** Returns a connection that the run has not begun yet. */
  static SyncRow waiting(String connectionId, Optional<String> name) {
    return ended(connectionId, name, SyncPhase.WAITING, Optional.empty());
  }

  /** Returns a connection of which only the phase and the reason are known. */
  static SyncRow ended(
      String connectionId, Optional<String> name, SyncPhase phase, Optional<String> reason) {
    return new SyncRow(
        connectionId,
        name,
        phase,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        reason);
  }

  /** Returns its name for people. */
  String label() {
    return name.filter(it -> !it.isBlank()).orElse(connectionId);
  }

  boolean isTroubled() {
    return !phase.ended() && trouble.isPresent();
  }

  /** Returns {@code job 7}, or {@code its job} if the id is unknown. */
  String job() {
    return jobId.isPresent() ? "job " + jobId.getAsLong() : "its job";
  }

  /** Returns the phase in plain words, without the facts that change each second. */
  String words() {
    return switch (phase) {
      case WAITING -> "waiting for a slot";
      case RETRYING -> retry.map(Retry::toString).orElse("retrying");
      case LOOKING -> "looking for the job of a lost answer";
      case OTHER_JOB -> "waiting for the end of " + job() + ", which someone else started";
      case RUNNING -> "running " + job();
      case QUEUED -> job() + " is queued in Airbyte";
      case CANCELLING -> "cancelling " + job();
      case TRIGGERING, PREPARING, UNKNOWN, FAILED, TIMED_OUT, CANCELLED, SKIPPED, SUCCEEDED ->
          phase.word();
    };
  }

  /** Returns the same with all facts, the time until the next attempt before its long reason. */
  String details() {
    List<String> facts = new ArrayList<>(List.of(words()));
    rows.ifPresent(count -> facts.add(Counted.of(count, "row")));
    elapsed
        .filter(Duration::isPositive)
        .ifPresent(time -> facts.add(Console.duration(time.toSeconds())));
    longest.ifPresent(time -> facts.add("usually up to " + Console.duration(time.toSeconds())));
    String next = phase == SyncPhase.RETRYING ? " in " : ", again in ";
    return String.join(" · ", facts)
        + again.map(time -> next + Console.duration(time.toSeconds())).orElse("")
        + why();
  }

  /** Returns the same for a narrow terminal: of a step that tries again, when and why. */
  String shortDetails() {
    return again.isEmpty() || phase == SyncPhase.RETRYING
        ? details()
        : "again in " + Console.duration(again.get().toSeconds()) + why();
  }

  private String why() {
    return trouble.map(": "::concat).orElse("");
  }
}
