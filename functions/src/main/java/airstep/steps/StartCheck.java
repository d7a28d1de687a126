package airstep.steps;

import airstep.airbyte.Airbyte;
import airstep.airbyte.AirbyteRefusedException;
import airstep.airbyte.Job;
import airstep.airbyte.JobStatus;
import airstep.vocabulary.WhenRunning;
import airstep.vocabulary.run.RunSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * Checks whether a run that began now would start a job of a connection that is not switched off.
 * Starts nothing.
 *
 * @param sync the flow's settings for each sync
 */
record StartCheck(Airbyte airbyte, RunSettings.Sync sync, CheckFindings findings) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  void look(String connectionId, String called) {
    List<Job> newest;
    try {
      newest = airbyte.newestJobs(connectionId, 1);
    } catch (AirbyteRefusedException e) {
      if (!e.notFound()) {
        throw e;
      }
      findings.saw(called + " would start");
      findings.note(
          "this key may not list jobs of "
              + called
              + ": if Airbyte's answer to a trigger is lost, the sync is not triggered again"
              + " and its outcome is UNKNOWN");
      return;
    }
    Optional<Job> last = newest.stream().findFirst();
    if (last.isEmpty()) {
      findings.saw(called + " would start; it has no jobs yet");
    } else if (last.get().status().finished() || last.get().status() == JobStatus.OTHER) {
      findings.saw(called + " would start; " + last(last.get()));
    } else {
      running(called, last.get());
    }
  }

  private static String last(Job job) {
    String how =
        job.status() == JobStatus.OTHER
            ? "is " + JobReport.unknown(job)
            : job.status() == JobStatus.CANCELLED ? "was cancelled" : job.word();
    return "its last job, " + job.jobId() + ", " + how + started(job.createdAt());
  }

  private static String started(Optional<Instant> createdAt) {
    return createdAt.map(time -> " (started " + MINUTE.format(time) + ")").orElse("");
  }

  private void running(String called, Job job) {
    String runs =
        called + " has a job that is " + job.word() + ", " + job.jobId() + started(job.createdAt());
    boolean adopts = sync.whenRunning() == WhenRunning.ADOPT;
    if (sync.whenRunning() == WhenRunning.WAIT) {
      findings.note(runs + ": a run now would wait for its end, then start a new one");
    } else if (adopts && job.does(sync.job())) {
      findings.note(runs + ": a run now would wait for its end, and start no new job");
    } else {
      findings.problem(
          runs
              + (adopts ? ", a " + job.type() : "")
              + ": a run now would fail without starting a job, unless that job ends before"
              + " the last retry");
    }
  }
}
