package airstep.embedded.secrets;

import airstep.embedded.transport.Replies;
import airstep.http.Http;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * An error as Secrets Manager puts it.
 *
 * @param type the SDK finds its exception class by it
 */
public record SecretsError(int status, String type, String message) {

  static final String CONTENT_TYPE = "application/x-amz-json-1.1";

  public static SecretsError notFound() {
    return notFound("Secrets Manager can't find the specified secret.");
  }

  static SecretsError notFound(String message) {
    return new SecretsError(400, "ResourceNotFoundException", message);
  }

  public static SecretsError accessDenied(String principalArn, String secretArn) {
    return new SecretsError(
        400,
        "AccessDeniedException",
        "User: "
            + principalArn
            + " is not authorized to perform: secretsmanager:GetSecretValue on resource: "
            + secretArn
            + " because no identity-based policy allows the secretsmanager:GetSecretValue action");
  }

  public static SecretsError decryptionFailure() {
    return new SecretsError(
        400,
        "DecryptionFailure",
        "Secrets Manager can't decrypt the protected secret text using the provided KMS key.");
  }

  public static SecretsError throttling() {
    return new SecretsError(400, "ThrottlingException", "Rate exceeded");
  }

  public static SecretsError internal() {
    return new SecretsError(500, "InternalServiceError", "An error occurred on the server side.");
  }

  static SecretsError unknownOperation() {
    return new SecretsError(400, "UnknownOperationException", "");
  }

  static SecretsError unreadable() {
    return new SecretsError(400, "SerializationException", "the request is not JSON");
  }

  Http.Response response() {
    var body = JsonNodeFactory.instance.objectNode();
    body.put("__type", type).put("Message", message);
    return Replies.of(status, CONTENT_TYPE, body.toString());
  }
}
