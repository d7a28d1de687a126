package airstep.alert;

import java.util.OptionalLong;

/** The URL of a job in Airbyte. */
final class JobLink {

  private JobLink() {}

  /** Returns the connection's timeline, opened at the job's logs if there is a job. */
  static String of(String timeline, OptionalLong jobId) {
    return jobId.isPresent() ? timeline + "?openLogs=true&jobId=" + jobId.getAsLong() : timeline;
  }
}
