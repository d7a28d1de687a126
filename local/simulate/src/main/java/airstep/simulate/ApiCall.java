package airstep.simulate;

import airstep.http.Http;
import java.util.Locale;

/** The sorts of calls that faults distinguish. */
enum ApiCall {
  TOKEN,
  WORKSPACES,
  CONNECTIONS,
  CONNECTION,
  JOBS,
  START_JOB,
  READ_JOB,
  CANCEL_JOB,
  SLACK,
  SECRET,
  STATES,
  EVENTS,
  /** The start of an execution by another one. */
  START_EXECUTION,
  /** The call of the clean-up by its rule. */
  CLEAN_UP;

  /** Whether it changes anything: only then can a lost call have an effect. */
  boolean changes() {
    return this == START_JOB || this == CANCEL_JOB || this == SLACK || this == EVENTS;
  }

  /** The call that goes to Airbyte, or else to Slack. */
  static ApiCall of(Http.Request request) {
    String path = request.uri().getRawPath();
    if (!request.uri().getHost().equals(FaultyWorld.AIRBYTE)) {
      return SLACK;
    }
    if (path.endsWith("/applications/token")) {
      return TOKEN;
    }
    if (path.startsWith("/api/v1/")) {
      return older(path.substring("/api/v1".length()));
    }
    if (path.endsWith("/workspaces")) {
      return WORKSPACES;
    }
    if (path.endsWith("/connections")) {
      return CONNECTIONS;
    }
    if (path.contains("/connections/")) {
      return CONNECTION;
    }
    if (path.endsWith("/jobs")) {
      return request.method().equals("POST") ? START_JOB : JOBS;
    }
    return request.method().equals("DELETE") ? CANCEL_JOB : READ_JOB;
  }

  /** Its name in a trace. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static ApiCall older(String path) {
    return switch (path) {
      case "/workspaces/list", "/health", "/instance_configuration" -> WORKSPACES;
      case "/connections/list" -> CONNECTIONS;
      case "/connections/get" -> CONNECTION;
      case "/connections/sync", "/connections/reset" -> START_JOB;
      case "/jobs/list" -> JOBS;
      case "/jobs/get_without_logs", "/jobs/get" -> READ_JOB;
      case "/jobs/cancel" -> CANCEL_JOB;
      default -> throw new IllegalArgumentException("unknown path " + path);
    };
  }
}
