package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Access;

/** Finds what a caller names by id. Who may not see everything learns nothing of unknown ids. */
record Visible(AirbytePlatform platform, Access access) {

  EmbeddedConnection connection(String id) {
    return Ids.uuid(id)
        .flatMap(platform::connection)
        .orElseThrow(
            () ->
                new ApiRefusal(
                    switch (access) {
                      case SCOPED_USER -> ApiProblem.forbidden();
                      case INSTANCE_ADMIN -> ApiProblem.notFound("connection", id);
                    }));
  }

  /** An admin who names a job that never was hears, oddly, that it does not run. */
  EmbeddedJob job(String id) {
    return Ids.number(id)
        .flatMap(platform::job)
        .orElseThrow(
            () ->
                new ApiRefusal(
                    switch (access) {
                      case SCOPED_USER -> ApiProblem.forbidden();
                      case INSTANCE_ADMIN -> ApiProblem.notRunning();
                    }));
  }
}
