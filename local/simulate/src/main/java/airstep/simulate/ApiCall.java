package airstep.simulate;

import airstep.http.Http;
import java.util.regex.Pattern;

/** The kinds of calls that faults distinguish. */
enum ApiCall {
  TOKEN("\\w+ applications/token"),
  WORKSPACES("\\w+ (workspaces(/list)?|health|instance_configuration)"),
  CONNECTIONS("\\w+ connections(/list)?"),
  CONNECTION("\\w+ connections/(get|.{36})"),
  JOBS("GET jobs|\\w+ jobs/list"),
  START_JOB("POST jobs|\\w+ connections/(sync|reset)"),
  READ_JOB("GET jobs/[0-9]+|\\w+ jobs/get(_without_logs)?"),
  CANCEL_JOB("DELETE jobs/[0-9]+|\\w+ jobs/cancel"),
  SLACK(""),
  SECRET(""),
  STATES(""),
  EVENTS(""),
  /** The start of an execution by another one. */
  START_EXECUTION(""),
  /** The call of the clean-up by its rule. */
  CLEAN_UP("");

  private static final String VERSION = "/v1/";

  /** Method and path in either API of Airbyte, after its version; empty if it goes elsewhere. */
  private final Pattern inAirbyte;

  ApiCall(String inAirbyte) {
    this.inAirbyte = Pattern.compile(inAirbyte);
  }

  /** The call that goes to Airbyte, or else to Slack. */
  static ApiCall of(Http.Request request) {
    if (!request.uri().getHost().equals(FaultyWorld.AIRBYTE)) {
      return SLACK;
    }
    String path = request.uri().getRawPath();
    String call = request.method() + " " + path.substring(path.indexOf(VERSION) + VERSION.length());
    for (ApiCall it : values()) {
      if (it.inAirbyte.matcher(call).matches()) {
        return it;
      }
    }
    throw new IllegalArgumentException("unknown call " + request.method() + " " + path);
  }
}
