package airstep.embedded.secrets;

import airstep.embedded.transport.Headers;
import airstep.embedded.transport.Replies;
import airstep.embedded.transport.Service;
import airstep.http.Http;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;

/**
 * Answers GetSecretValue so that the AWS SDK's own client is content. Anybody who asks is allowed:
 * the signature is not looked at.
 */
public final class EmbeddedSecretsManager implements Service {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPERATION = "secretsmanager.GetSecretValue";
  private static final String ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:";

  private final InstantSource clock;
  private final Map<String, StoredSecret> secrets = new LinkedHashMap<>();
  private final Queue<SecretsError> troubles = new ArrayDeque<>();
  private final List<String> reads = new ArrayList<>();

  public EmbeddedSecretsManager(InstantSource clock) {
    this.clock = clock;
  }

  /** Stores a value, and makes it the current one of a secret that is already there. */
  public synchronized void put(String name, String value) {
    StoredSecret known = secrets.get(name);
    int number = known == null ? 1 : known.versions().size() + 1;
    var version = new SecretVersion(derived(name, number), value, clock.instant());
    secrets.put(
        name,
        known == null ? new StoredSecret(name, arn(name), List.of(version)) : known.with(version));
  }

  /** The full ARN that a secret of this name has. */
  public String arn(String name) {
    return ARN + name + "-" + derived(name, 0).substring(0, 6);
  }

  /** The next read ends in this error, after the errors asked for before. */
  public synchronized void failNext(SecretsError error) {
    troubles.add(error);
  }

  /** What was asked for, by the ids that callers used, failed reads included. */
  public synchronized List<String> reads() {
    return List.copyOf(reads);
  }

  @Override
  public synchronized Http.Response handle(Http.Request request) {
    String target = Headers.value(request.headers(), "X-Amz-Target").orElse("");
    if (!target.equals(OPERATION)) {
      return SecretsError.unknownOperation().response();
    }
    try {
      return read(JSON.readTree(request.body()));
    } catch (JsonProcessingException _) {
      return SecretsError.unreadable().response();
    }
  }

  private Http.Response read(JsonNode asked) {
    String id = asked.path("SecretId").asText();
    reads.add(id);
    if (!troubles.isEmpty()) {
      return troubles.remove().response();
    }
    Optional<StoredSecret> secret =
        secrets.values().stream().filter(known -> known.answersTo(id)).findFirst();
    return secret
        .map(known -> value(known, asked))
        .orElseGet(() -> SecretsError.notFound().response());
  }

  private static Http.Response value(StoredSecret secret, JsonNode asked) {
    if (asked.hasNonNull("VersionId")) {
      String id = asked.get("VersionId").asText();
      return secret
          .byId(id)
          .map(version -> value(secret, version))
          .orElseGet(() -> missing("VersionId: " + id));
    }
    String stage = asked.path("VersionStage").asText(StoredSecret.CURRENT);
    return secret
        .byStage(stage)
        .map(version -> value(secret, version))
        .orElseGet(() -> missing("staging label: " + stage));
  }

  private static Http.Response value(StoredSecret secret, SecretVersion version) {
    var body = JSON.createObjectNode();
    body.put("ARN", secret.arn()).put("Name", secret.name());
    body.put("VersionId", version.id()).put("SecretString", version.value());
    body.put("CreatedDate", epochSeconds(version.createdAt()));
    var stages = body.putArray("VersionStages");
    secret.stages(version).forEach(stages::add);
    return Replies.of(200, SecretsError.CONTENT_TYPE, body.toString());
  }

  private static Http.Response missing(String what) {
    String message = "Secrets Manager can't find the specified secret value for " + what;
    return SecretsError.notFound(message).response();
  }

  private static double epochSeconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }

  private static String derived(String name, int number) {
    byte[] bytes = (name + " " + number).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString();
  }
}
