package airstep.alert;

import java.util.OptionalLong;

/** The address of a job in Airbyte. */
final class JobLink {

  private JobLink() {}

  /** The connection's timeline, opened at that job's logs if there is one. */
  static String of(String timeline, OptionalLong jobId) {
    return jobId.isPresent() ? timeline + "?openLogs=true&jobId=" + jobId.getAsLong() : timeline;
  }
}
