package airstep.embedded.airbyte;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a call of the Config API carries, refused in that API's words if it is not as it should. */
record ConfigBody(JsonNode json, AirbytePlatform platform, ConfigProblem problem) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static ConfigBody read(String text, AirbytePlatform platform, ConfigProblem problem) {
    try {
      JsonNode json = JSON.readTree(text.isEmpty() ? "{}" : text);
      if (json.isObject()) {
        return new ConfigBody(json, platform, problem);
      }
    } catch (JsonProcessingException _) {
      // Refused like any other text.
    }
    throw new ApiRefusal(problem.unreadable("body"));
  }

  EmbeddedConnection connection(String field) {
    String id = text(field);
    return Ids.uuid(id)
        .flatMap(platform::connection)
        .orElseThrow(() -> new ApiRefusal(problem.unknown("connection " + id)));
  }

  Workspace workspace(String field) {
    String id = text(field);
    return platform.workspaces().stream()
        .filter(workspace -> workspace.id().toString().equals(id))
        .findFirst()
        .orElseThrow(() -> new ApiRefusal(problem.unknown("workspace " + id)));
  }

  EmbeddedJob job() {
    if (!json.path("id").isIntegralNumber()) {
      throw new ApiRefusal(problem.unreadable("id"));
    }
    return platform
        .job(json.path("id").longValue())
        .orElseThrow(() -> new ApiRefusal(problem.unknown("job with id: " + json.path("id"))));
  }

  List<JobType> types(Generation generation) {
    List<JobType> types = new ArrayList<>();
    for (JsonNode word : json.path("configTypes")) {
      Optional<JobType> type = JobType.fromConfigWord(word.asText(), generation);
      types.add(type.orElseThrow(() -> new ApiRefusal(problem.unreadable("configTypes"))));
    }
    return types;
  }

  int page(String field, int otherwise) {
    return json.path("pagination").path(field).asInt(otherwise);
  }

  private String text(String field) {
    if (!json.path(field).isTextual()) {
      throw new ApiRefusal(problem.unreadable(field));
    }
    return json.path(field).textValue();
  }
}
