package airstep.embedded.stack;

import airstep.embedded.airbyte.AirbyteSettings;
import airstep.embedded.airbyte.Login;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every kind of Airbyte that a flow may meet, and how its secret says so. */
enum Api {
  CLOUD("/v1"),
  SELF_MANAGED("/api/public/v1"),
  /** The older API of an Airbyte of today, with an application's tokens. */
  CONFIG("/api/v1"),
  /** The older API of an old Airbyte behind a proxy that asks who one is. */
  OLD_WITH_LOGIN("/api/v1"),
  /** The same without a proxy. */
  OLD("/api/v1");

  private final String path;

  Api(String path) {
    this.path = path;
  }

  AirbyteSettings settings() {
    return switch (this) {
      case CLOUD -> AirbyteSettings.cloud();
      case SELF_MANAGED, CONFIG -> AirbyteSettings.selfManaged();
      case OLD_WITH_LOGIN ->
          AirbyteSettings.old().with(new Login.Basic("airbyte", "pass-of-tests"));
      case OLD -> AirbyteSettings.old();
    };
  }

  /** Whether Airbyte says anywhere why a job failed. */
  boolean saysWhy() {
    return this != CLOUD;
  }

  boolean older() {
    return path.equals("/api/v1");
  }

  /** What the secret holds. */
  Map<String, String> secret() {
    Map<String, String> secret = new LinkedHashMap<>();
    secret.put("api_url", FlowWorld.AIRBYTE + path);
    AirbyteSettings settings = settings();
    switch (settings.login()) {
      case Login.Token() -> {
        secret.put("client_id", settings.credentials().clientId());
        secret.put("client_secret", settings.credentials().clientSecret());
      }
      case Login.Basic(var username, var password) -> {
        secret.put("username", username);
        secret.put("password", password);
      }
      case Login.None() -> {}
    }
    return secret;
  }

  /** The start of a call that triggers a sync. */
  String trigger() {
    return "POST " + path + (older() ? "/connections/sync" : "/jobs");
  }

  /** The start of a call that lists a connection's jobs. */
  String list() {
    return older() ? "POST " + path + "/jobs/list" : "GET " + path + "/jobs?";
  }

  /** The start of a call that looks at one job. */
  String look() {
    return older() ? "POST " + path + "/jobs/get" : "GET " + path + "/jobs/";
  }
}
