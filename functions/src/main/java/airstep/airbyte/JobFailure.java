package airstep.airbyte;

/**
 * Why a job failed, as Airbyte tells it.
 *
 * @param origin where it went wrong, such as {@code source} or {@code destination}; may be empty
 * @param type what kind of failure it is, such as {@code config_error}; may be empty
 * @param message one line for people; may be empty
 */
public record JobFailure(String origin, String type, String message) {

  /** Whether it would fail again however often: somebody has to mend the configuration. */
  public boolean ofConfiguration() {
    return type.equals("config_error");
  }

  /** How a sentence ends that says that the job failed; may be empty. */
  public String told() {
    String kind = origin.isEmpty() || type.isEmpty() ? origin + type : origin + ", " + type;
    return (kind.isEmpty() ? "" : " (" + kind + ")") + (message.isEmpty() ? "" : ": " + message);
  }
}
