package airstep.embedded.airbyte;

import airstep.embedded.airbyte.Settings.Access;

/** Finds what a caller names by id. Who may not see everything learns nothing of unknown ids. */
record Visible(Platform platform, Access access) {

  Connection connection(String id) {
    return Ids.uuid(id)
        .flatMap(platform::connection)
        .orElseThrow(
            () ->
                new Refusal(
                    switch (access) {
                      case SCOPED_USER -> Problem.forbidden();
                      case INSTANCE_ADMIN -> Problem.notFound("connection", id);
                    }));
  }

  /** An admin who names a job that never was hears, oddly, that it does not run. */
  Job job(String id) {
    return Ids.number(id)
        .flatMap(platform::job)
        .orElseThrow(
            () ->
                new Refusal(
                    switch (access) {
                      case SCOPED_USER -> Problem.forbidden();
                      case INSTANCE_ADMIN -> Problem.notRunning();
                    }));
  }
}
