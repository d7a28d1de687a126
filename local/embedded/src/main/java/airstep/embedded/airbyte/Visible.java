package airstep.embedded.airbyte;

import airstep.embedded.airbyte.AirbyteSettings.Edition;
import airstep.http.Http;

/** Finds connections and jobs by id; the edition decides the response to unknown ids. */
record Visible(AirbytePlatform platform, Edition edition) {

  EmbeddedConnection connection(String id) {
    return Ids.uuid(id)
        .flatMap(platform::connection)
        .orElseThrow(() -> unknown(ApiProblem.notFound("connection", id)));
  }

  /** Core answers, oddly, that an unknown job is not running. */
  EmbeddedJob job(String id) {
    return Ids.number(id)
        .flatMap(platform::job)
        .orElseThrow(() -> unknown(ApiProblem.notRunning()));
  }

  private ApiRefusal unknown(Http.Response onCore) {
    return new ApiRefusal(edition == Edition.CLOUD ? ApiProblem.forbidden() : onCore);
  }
}
