package airstep.simulate;

import airstep.asl.HistoryEventType;
import airstep.embedded.airbyte.EmbeddedJob;
import airstep.embedded.airbyte.JobType;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resolves the ids that a sync knows to jobs; ids may start again during a day. */
record SyncJobs(PlayedExecution sync) {

  /** Two seconds apart in an answer are less than three, since Airbyte gives whole ones. */
  static final Duration SAME_TIME = Duration.ofSeconds(3);

  /** The reason of a sync that closed without {@code CloseSync}: a code and the job's id. */
  private static final Pattern UNEXPLAINED = Pattern.compile("[A-Z_]+, job ([0-9]+)");

  /**
   * The job with that id: what the sync's own trigger was answered with, or else the job that had
   * the id when the sync last heard of it.
   */
  Optional<EmbeddedJob> meant(long id) {
    Optional<TriggerAnswer> heard =
        TriggerAnswer.of(sync).stream()
            .filter(answer -> answer.jobId() == id)
            .reduce((_, last) -> last);
    Instant then =
        heard
            .map(TriggerAnswer::at)
            .orElseGet(() -> sync.execution().stopDate().orElse(Instant.MAX))
            .plus(sync.played().ahead());
    Comparator<EmbeddedJob> own = Comparator.comparing(sync::hasStarted);
    Comparator<EmbeddedJob> there = Comparator.comparing(job -> !job.isGoneAt(then));
    boolean answered = heard.map(TriggerAnswer::ours).orElse(true);
    return sync.played().airbyte().jobs().stream()
        .filter(job -> job.id() == id && !job.createdAt().isAfter(then))
        .max(
            (answered ? own.thenComparing(there) : there.thenComparing(own))
                .thenComparingLong(EmbeddedJob::serial));
  }

  /**
   * The job with that id that the sync's last polls saw until then. What no protocol can promise:
   * where Airbyte forgets a job and gives its id to another one of the same connection and type
   * within two seconds, nothing in an answer distinguishes the two.
   */
  Optional<EmbeddedJob> seen(long id, Instant until) {
    Optional<EmbeddedJob> meant = meant(id);
    return meant
        .filter(job -> job.goneAt().isPresent())
        .flatMap(
            job ->
                sync.played().airbyte().jobs().stream()
                    .filter(it -> isTwin(job, it) && !sync.played().created(it).isAfter(until))
                    .findFirst())
        .or(() -> meant);
  }

  /** The job that the sync reported, as it saw it at its end. */
  Optional<EmbeddedJob> reported() {
    OptionalLong id = reportedId();
    return id.isPresent() ? seen(id.getAsLong(), sync.end()) : Optional.empty();
  }

  /** Its id; without {@code CloseSync}, only the reason has it. */
  OptionalLong reportedId() {
    OptionalLong id = sync.report().whole("jobId");
    Matcher reason = UNEXPLAINED.matcher(sync.reason());
    return id.isEmpty() && reason.matches() ? OptionalLong.of(Long.parseLong(reason.group(1))) : id;
  }

  /** Whether a request for a job of the sync may have hit this one: no answer shows the mistake. */
  boolean isTwinOfOne(EmbeddedJob hit) {
    return sync.jobs().stream().anyMatch(job -> isTwin(job, hit));
  }

  /** Whether the job's id came back as the answer to one of the sync's own triggers. */
  boolean isProven(EmbeddedJob job) {
    return TriggerAnswer.of(sync).stream()
        .filter(TriggerAnswer::ours)
        .anyMatch(answer -> meant(answer.jobId()).filter(job::equals).isPresent());
  }

  /**
   * What no protocol can promise: Airbyte forgot the job before the sync ended, and no step that
   * answered the sync had seen it. Every look was as if the job had never started.
   */
  boolean isForgotten(EmbeddedJob job) {
    return job.isGoneAt(sync.end().plus(sync.played().ahead()))
        && !isProven(job)
        && sync.played().ledger().listings.stream()
            .filter(listing -> listing.execution().equals(sync.arn()))
            .noneMatch(listing -> listing.shows(job, sync.played().ahead()));
  }

  /**
   * What no protocol can promise: Airbyte was asked for a sync and started another job, and its
   * answer was lost. In a list, that job is like someone else's.
   */
  boolean isUnasked(EmbeddedJob job) {
    return job.type() != JobType.SYNC
        && sync.events(HistoryEventType.TASK_FAILED)
            .flatMap(event -> event.value("cause").stream())
            .noneMatch(cause -> String.valueOf(cause).contains("with job " + job.id() + ","));
  }

  private static boolean isTwin(EmbeddedJob job, EmbeddedJob later) {
    return later.id() == job.id()
        && later.serial() > job.serial()
        && later.connectionId().equals(job.connectionId())
        && later.type() == job.type()
        && Duration.between(job.createdAt(), later.createdAt()).compareTo(SAME_TIME) <= 0;
  }
}
