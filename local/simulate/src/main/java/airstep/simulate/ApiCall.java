package airstep.simulate;

import airstep.http.Http;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The kinds of calls that faults distinguish. */
enum ApiCall {
  TOKEN(".*/applications/token"),
  WORKSPACES(".*/workspaces(/list)?|.* /api/v1/(health|instance_configuration)"),
  CONNECTIONS(".*/connections(/list)?"),
  CONNECTION(".*/connections/(get|.{36})"),
  JOBS("GET .*/jobs|.*/jobs/list"),
  START_JOB("POST .*/jobs|.*/connections/(sync|reset)"),
  READ_JOB("GET .*/jobs/[0-9]+|.*/jobs/get(_without_logs)?"),
  CANCEL_JOB("DELETE .*/jobs/[0-9]+|.*/jobs/cancel"),
  SLACK(""),
  SECRET(""),
  STATES(""),
  EVENTS(""),
  /** The start of an execution by another one. */
  START_EXECUTION(""),
  /** The call of the clean-up by its rule. */
  CLEAN_UP("");

  /** Method and path in either API of Airbyte; empty if it goes elsewhere. */
  private final Pattern inAirbyte;

  ApiCall(String inAirbyte) {
    this.inAirbyte = Pattern.compile(inAirbyte);
  }

  /** The call that goes to Airbyte, or else to Slack. */
  static ApiCall of(Http.Request request) {
    if (!request.uri().getHost().equals(FaultyWorld.AIRBYTE)) {
      return SLACK;
    }
    String call = request.method() + " " + request.uri().getRawPath();
    return Arrays.stream(values())
        .filter(it -> it.inAirbyte.matcher(call).matches())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown call " + call));
  }
}
