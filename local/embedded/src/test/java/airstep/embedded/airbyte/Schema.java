package airstep.embedded.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What Airbyte's own description of its APIs says about an answer: the fields that it must have,
 * those that it may have as far as they are known here, and which of them are described in turn.
 *
 * @param inside the schema of a field, or of each item of it if it is a list
 */
record Schema(Set<String> required, Set<String> optional, Map<String, Schema> inside) {

  private static final Schema STATS =
      of("recordsEmitted bytesEmitted recordsCommitted bytesCommitted recordsRejected", "");

  private static final Schema FAILURE_SUMMARY =
      of("failures", "partialSuccess")
          .with(
              "failures",
              of(
                  "timestamp",
                  "failureOrigin failureType externalMessage internalMessage stacktrace"
                      + " retryable"));

  private static final Schema JOB =
      of(
              "id configType configId createdAt updatedAt status",
              "enabledStreams startedAt aggregatedStats")
          .with("aggregatedStats", STATS);

  /** The counts are optional there; Airbyte has filled them in for years. */
  private static final Schema ATTEMPT =
      of(
              "id status createdAt updatedAt",
              "endedAt bytesSynced recordsSynced totalStats streamStats failureSummary")
          .with("totalStats", STATS)
          .with("failureSummary", FAILURE_SUMMARY);

  private static final Schema ATTEMPT_INFO =
      of("attempt", "logType logs").with("attempt", ATTEMPT).with("logs", of("logLines", ""));

  static final Schema HEALTH = of("available", "");
  static final Schema ACCESS_TOKEN = of("access_token", "");

  static final Schema WORKSPACES =
      of("workspaces", "")
          .with(
              "workspaces",
              of("workspaceId organizationId customerId name slug initialSetupComplete", "email"));

  static final Schema CONNECTION =
      of(
              "connectionId name sourceId destinationId syncCatalog status breakingChange",
              "workspaceId created_at scheduleType scheduleData statusReason tags prefix")
          .with("syncCatalog", of("streams", ""));

  static final Schema CONNECTIONS = of("connections", "").with("connections", CONNECTION);
  static final Schema JOB_INFO =
      of("job attempts", "").with("job", JOB).with("attempts", ATTEMPT_INFO);
  static final Schema JOBS =
      of("jobs totalJobCount", "")
          .with("jobs", of("job attempts", "").with("job", JOB).with("attempts", ATTEMPT));

  static final Schema PUBLIC_TOKEN = of("access_token token_type expires_in", "");

  static final Schema PUBLIC_JOB =
      of(
          "jobId status jobType startTime connectionId",
          "lastUpdatedAt duration bytesSynced rowsSynced");

  static final Schema PUBLIC_CONNECTION =
      of(
              "connectionId name sourceId destinationId workspaceId status schedule configurations"
                  + " createdAt tags",
              "statusReason prefix namespaceFormat namespaceDefinition"
                  + " nonBreakingSchemaUpdatesBehavior")
          .with("schedule", of("scheduleType", "cronExpression basicTiming"))
          .with("tags", of("tagId workspaceId name color", ""));

  static final Schema PUBLIC_WORKSPACE =
      of("workspaceId name dataResidency notifications", "").with("notifications", of("", ""));

  /** A page of the public API's lists. */
  Schema paged() {
    return of("data", "next previous").with("data", this);
  }

  /** The same before that field existed. */
  Schema without(String field) {
    Set<String> fewer = new HashSet<>(required);
    fewer.remove(field);
    return new Schema(fewer, optional, inside);
  }

  Schema with(String field, Schema schema) {
    Map<String, Schema> more = new HashMap<>(inside);
    more.put(field, schema);
    return new Schema(required, optional, more);
  }

  /** Fails unless the answer has every required field and no unknown one. */
  void assertHolds(JsonNode answer, String place) {
    assertThat(answer.isObject()).as(place).isTrue();
    for (String field : required) {
      assertThat(answer.hasNonNull(field)).as("%s needs %s: %s", place, field, answer).isTrue();
    }
    answer
        .fieldNames()
        .forEachRemaining(
            field ->
                assertThat(required.contains(field) || optional.contains(field))
                    .as("%s knows no %s", place, field)
                    .isTrue());
    inside.forEach(
        (field, schema) -> {
          JsonNode value = answer.path(field);
          if (value.isArray()) {
            value.forEach(item -> schema.assertHolds(item, place + "/" + field));
          } else if (!value.isMissingNode()) {
            schema.assertHolds(value, place + "/" + field);
          }
        });
  }

  private static Schema of(String required, String optional) {
    return new Schema(words(required), words(optional), Map.of());
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : new HashSet<>(Arrays.asList(text.split(" ", -1)));
  }
}
