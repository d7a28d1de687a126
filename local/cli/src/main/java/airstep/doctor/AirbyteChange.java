package airstep.doctor;

import airstep.airbyte.Airbyte;
import airstep.airbyte.Connection;
import airstep.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A change of a connection in Airbyte as a command to paste. The doctor never makes it itself,
 * because Airbyte is someone else's system.
 */
final class AirbyteChange {

  private AirbyteChange() {}

  /** Returns the command that leaves all starts to others. */
  static String startByHand(Airbyte airbyte, Connection connection) {
    return airbyte.older()
        ? update(airbyte, connection, Map.of("scheduleType", "manual"))
        : patch(airbyte, connection, Map.of("schedule", Map.of("scheduleType", "manual")));
  }

  /** Returns the command that switches the connection on. */
  static String switchOn(Airbyte airbyte, Connection connection) {
    Map<String, String> active = Map.of("status", "active");
    return airbyte.older()
        ? update(airbyte, connection, active)
        : patch(airbyte, connection, active);
  }

  private static String patch(Airbyte airbyte, Connection connection, Map<String, ?> body) {
    return curl("PATCH", airbyte.address() + "/connections/" + connection.connectionId(), body);
  }

  private static String update(Airbyte airbyte, Connection connection, Map<String, ?> body) {
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("connectionId", connection.connectionId());
    whole.putAll(body);
    return curl("POST", airbyte.address() + "/connections/update", whole);
  }

  /** The token stays a variable of the shell. */
  private static String curl(String method, String url, Map<String, ?> body) {
    return "curl -fsS -X %s '%s' -H \"Authorization: Bearer $AIRBYTE_TOKEN\" -H 'Content-Type: application/json' -d '%s'"
        .formatted(method, url, Json.write(body));
  }
}
