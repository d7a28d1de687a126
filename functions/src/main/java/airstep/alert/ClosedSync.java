package airstep.alert;

import airstep.airbyte.AirbyteUnavailableException;
import airstep.vocabulary.Outcome;
import airstep.vocabulary.SyncReason;
import airstep.vocabulary.run.SyncOutcome;
import airstep.vocabulary.sync.CloseInput;
import airstep.vocabulary.sync.JobAnswer;
import airstep.vocabulary.sync.JobAnswer.JobDetails;
import airstep.vocabulary.sync.SyncPlan.SeenConnection;
import airstep.vocabulary.sync.SyncPlan.UsualRows;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A sync that has ended, and what to report about it. */
public record ClosedSync(CloseInput input) {

  private static final String UNAVAILABLE = AirbyteUnavailableException.class.getName();

  /**
   * Returns how it ended, as its execution and its event report it.
   *
   * @param now when the sync ends
   */
  public SyncOutcome output(Instant now) {
    SeenConnection connection = input.sync().connection();
    JobDetails details = details(now);
    Optional<UsualRows> usual = usual(details.rows());
    boolean succeeded = input.verdict().outcome() == Outcome.SUCCEEDED;
    boolean quiet = succeeded && usual.isEmpty() && connection.schemaChange().isEmpty();
    return new SyncOutcome(
        input.verdict().outcome(),
        input.sync().connectionId(),
        connection.name(),
        input.jobId(),
        OptionalLong.of(input.triggers()),
        OptionalLong.of(input.polls()),
        details,
        connection.link().filter(_ -> !quiet).map(link -> Links.timeline(link, input.jobId())),
        isDown(),
        succeeded ? Optional.empty() : input.sync().jobs().lastSuccess(),
        usual.isPresent() ? OptionalLong.of(usual.get().rows()) : OptionalLong.empty(),
        usual.isPresent() ? OptionalLong.of(usual.get().jobs()) : OptionalLong.empty(),
        connection.schemaChange(),
        connection.deleted());
  }

  private JobDetails details(Instant now) {
    JobDetails job =
        input
            .job()
            .filter(_ -> input.verdict().code() == SyncReason.JOB_ENDED)
            .map(JobAnswer::details)
            .orElse(JobDetails.NONE);
    return new JobDetails(
        Optional.of(new SyncSentence(input).text()).filter(text -> !text.isEmpty()),
        job.failureOrigin(),
        job.failureType(),
        job.rows(),
        job.bytes(),
        job.duration().or(() -> sinceTrigger(now)));
  }

  private Optional<Duration> sinceTrigger(Instant now) {
    return input
        .triggered()
        .map(at -> Duration.ofSeconds(Math.round(Duration.between(at, now).toMillis() / 1000.0)));
  }

  private boolean isDown() {
    return input.verdict().code().isFault()
        && input.fault().filter(fault -> fault.error().equals(UNAVAILABLE)).isPresent();
  }

  /** Returns the usual rows if it succeeded with suspiciously few. */
  private Optional<UsualRows> usual(OptionalLong rows) {
    return input
        .sync()
        .jobs()
        .usual()
        .filter(_ -> input.verdict().outcome() == Outcome.SUCCEEDED)
        .filter(usual -> rows.isPresent() && rows.getAsLong() < usual.least());
  }
}
