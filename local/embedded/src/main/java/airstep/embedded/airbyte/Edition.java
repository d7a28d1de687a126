package airstep.embedded.airbyte;

/** Decides the APIs, their addresses, and the errors for unknown ids and wrong credentials. */
public enum Edition {
  /** Unknown ids are forbidden, wrong credentials unauthorized; Enterprise does the same. */
  CLOUD("/v1", "https://api.airbyte.com"),
  /** Core with its single user: unknown ids are not found, wrong credentials a bad request. */
  SELF_MANAGED("/api/public/v1", "http://localhost:8000/api/public"),
  /**
   * Self-managed, of 2022: only the Config API, with fewer calls, job types and statuses, and
   * without statistics. It gives the reasons of errors.
   */
  OLD("/api/v1", "");

  private final String basePath;
  private final String publicHost;

  Edition(String basePath, String publicHost) {
    this.basePath = basePath;
    this.publicHost = publicHost;
  }

  /** The path of its newest API; that of the Config API is always {@code /api/v1}. */
  public String basePath() {
    return basePath;
  }

  /** The start of {@code next} and {@code previous}; Core assumes callers on its own machine. */
  String publicHost() {
    return publicHost;
  }
}
