package airstep.embedded.airbyte;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The body of a call of the Config API, refused with that API's errors. */
record ConfigBody(Body body, AirbytePlatform platform, ConfigProblem problem) {

  static ConfigBody read(String text, AirbytePlatform platform, ConfigProblem problem) {
    return new ConfigBody(
        Body.read(text.isEmpty() ? "{}" : text, problem::unreadable), platform, problem);
  }

  EmbeddedConnection connection(String field) {
    String id = body.text(field);
    return Ids.uuid(id)
        .flatMap(platform::connection)
        .orElseThrow(() -> unknown("connection " + id));
  }

  Workspace workspace(String field) {
    String id = body.text(field);
    return platform.workspaces().stream()
        .filter(workspace -> workspace.id().toString().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown("workspace " + id));
  }

  EmbeddedJob job() {
    JsonNode id = body.field("id");
    if (!id.isIntegralNumber()) {
      throw body.bad("id");
    }
    return platform.job(id.longValue()).orElseThrow(() -> unknown("job with id: " + id));
  }

  List<JobType> types(Generation generation) {
    List<JobType> types = new ArrayList<>();
    for (JsonNode word : body.field("configTypes")) {
      types.add(
          JobType.fromConfigWord(word.asText(), generation)
              .orElseThrow(() -> body.bad("configTypes")));
    }
    return types;
  }

  int page(String field, int otherwise) {
    return body.field("pagination").path(field).asInt(otherwise);
  }

  private ApiRefusal unknown(String what) {
    return new ApiRefusal(problem.unknown(what));
  }
}
