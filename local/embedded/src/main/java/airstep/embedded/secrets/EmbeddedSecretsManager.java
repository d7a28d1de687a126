package airstep.embedded.secrets;

import airstep.asl.json.InvalidJsonException;
import airstep.asl.json.JsonValues;
import airstep.asl.json.ObjectValue;
import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/**
 * A Secrets Manager that answers GetSecretValue for the AWS SDK's client. It allows every caller
 * and does not check the signature. A secret has only its current version.
 */
public final class EmbeddedSecretsManager implements Service {

  private static final String OPERATION = "secretsmanager.GetSecretValue";
  private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:";

  private final InstantSource clock;
  private final Map<String, ObjectValue> secrets = new LinkedHashMap<>();
  private final Queue<SecretsError> errors = new ArrayDeque<>();
  private final List<String> reads = new ArrayList<>();

  public EmbeddedSecretsManager(InstantSource clock) {
    this.clock = clock;
  }

  /** Stores a secret, or replaces its value. */
  public synchronized void put(String name, String value) {
    secrets.put(
        name,
        ObjectValue.builder()
            .put("ARN", arn(name))
            .put("Name", name)
            .put("SecretString", value)
            .put("CreatedDate", AwsJson.epochSeconds(clock.instant()))
            .build());
  }

  /** The full ARN of a secret with this name. */
  public String arn(String name) {
    UUID suffix = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return ARN + name + "-" + suffix.toString().substring(0, 6);
  }

  /** Makes the next read fail, after the failures that were added before. */
  public synchronized void failNext(SecretsError error) {
    errors.add(error);
  }

  /** The ids that callers have read, including failed reads. */
  public synchronized List<String> reads() {
    return List.copyOf(reads);
  }

  @Override
  public synchronized Http.Response handle(Http.Request request) {
    if (!AwsJson.operation(request).equals(OPERATION)) {
      return AwsJson.error(400, "UnknownOperationException", "");
    }
    try {
      return JsonValues.parse(request.body()) instanceof ObjectValue asked
              && asked.get("SecretId") instanceof String id
          ? read(id)
          : AwsJson.error(400, "ValidationException", "SecretId is missing");
    } catch (InvalidJsonException e) {
      return AwsJson.error(400, "SerializationException", e.getMessage());
    }
  }

  private Http.Response read(String id) {
    reads.add(id);
    SecretsError error = errors.poll();
    if (error != null) {
      return AwsJson.error(error.status(), error.type(), error.message());
    }
    return secrets.values().stream()
        .filter(secret -> isNamed(secret, id))
        .findFirst()
        .map(AwsJson::response)
        .orElseGet(
            () ->
                AwsJson.error(
                    400,
                    "ResourceNotFoundException",
                    "Secrets Manager can't find the specified secret."));
  }

  /** An id is a name, an ARN, or an ARN without its random suffix. */
  private static boolean isNamed(ObjectValue secret, String id) {
    String arn = (String) secret.get("ARN");
    return id.equals(secret.get("Name"))
        || id.equals(arn)
        || id.equals(arn.substring(0, arn.lastIndexOf('-')));
  }
}
