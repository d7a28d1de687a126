package airstep.embedded.secrets;

/**
 * An error of Secrets Manager.
 *
 * @param type the name of the error, which decides the SDK's exception
 */
public record SecretsError(int status, String type, String message) {

  public static SecretsError throttling() {
    return new SecretsError(400, "ThrottlingException", "Rate exceeded");
  }

  static SecretsError notFound() {
    return new SecretsError(
        400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
  }
}
