package airstep.embedded.stack;

import airstep.embedded.airbyte.Api;

/** The paths of the calls to each API of Airbyte, and their answers. */
final class ApiCalls {

  private ApiCalls() {}

  /** Whether Airbyte says anywhere why a job failed. */
  static boolean saysWhy(Api api) {
    return api != Api.CLOUD;
  }

  /** The start of a call that triggers a sync. */
  static String trigger(Api api) {
    return "POST " + api.path() + (isOlder(api) ? "/connections/sync" : "/jobs");
  }

  /** The start of a call that lists a connection's jobs. */
  static String list(Api api) {
    return isOlder(api) ? "POST " + api.path() + "/jobs/list" : "GET " + api.path() + "/jobs?";
  }

  /** The start of a call that reads one job. */
  static String look(Api api) {
    return isOlder(api) ? "POST " + api.path() + "/jobs/get" : "GET " + api.path() + "/jobs/";
  }

  /** Whether it is the older of Airbyte's two APIs. */
  static boolean isOlder(Api api) {
    return api.path().equals(Api.OLD.path());
  }
}
