package airstep.embedded.secrets;

import airstep.embedded.transport.AwsJson;
import airstep.embedded.transport.AwsOperation;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/**
 * A Secrets Manager that answers GetSecretValue for the AWS SDK's client. It allows every caller
 * and does not check the signature. A secret has only its current version, and is read by its name.
 */
public final class EmbeddedSecretsManager implements Service {

  private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:";

  private static final Http.Response NOT_FOUND =
      AwsJson.error(
          400, "ResourceNotFoundException", "Secrets Manager can't find the specified secret.");

  private final InstantSource clock;
  private final Map<String, Http.Response> secrets = new HashMap<>();
  private final Queue<Http.Response> errors = new ArrayDeque<>();

  public EmbeddedSecretsManager(InstantSource clock) {
    this.clock = clock;
  }

  /** Stores a secret, or replaces its value. */
  public synchronized void put(String name, String value) {
    UUID suffix = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    String arn = ARN + name + "-" + suffix.toString().substring(0, 6);
    double created = AwsJson.epochSeconds(clock.instant());
    secrets.put(
        name,
        AwsJson.response(
            Map.of("ARN", arn, "Name", name, "SecretString", value, "CreatedDate", created)));
  }

  /** Makes the next read fail with this {@link AwsJson#error}, after the failures added before. */
  public synchronized void failNext(Http.Response error) {
    errors.add(error);
  }

  @Override
  public synchronized Http.Response handle(Http.Request request) {
    return AwsOperation.serve(
        request,
        (operation, asked) ->
            operation.equals("secretsmanager.GetSecretValue")
                ? read(asked.needText("SecretId"))
                : AwsJson.unknown(operation));
  }

  private Http.Response read(String name) {
    return errors.isEmpty() ? secrets.getOrDefault(name, NOT_FOUND) : errors.remove();
  }
}
