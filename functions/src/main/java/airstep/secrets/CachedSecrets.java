package airstep.secrets;

import airstep.aws.Lazy;
import airstep.aws.SdkFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Reads Secrets Manager, and caches a secret for five minutes so that a rotation is noticed. */
public final class CachedSecrets implements Secrets {

  static final Duration MAX_AGE = Duration.ofMinutes(5);

  private final Lazy<SecretsManagerClient> client;
  private final InstantSource clock;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  /**
   * Creates the reader.
   *
   * @param opener creates the client when a secret is first read, because a step that reads none
   *     starts faster without it
   */
  public CachedSecrets(Supplier<SecretsManagerClient> opener, InstantSource clock) {
    this.client = new Lazy<>(opener);
    this.clock = clock;
  }

  @Override
  public Secret read(String name) {
    Instant now = clock.instant();
    Entry entry = entries.get(name);
    if (entry == null || now.isAfter(entry.readAt().plus(MAX_AGE))) {
      entry = new Entry(fetch(name), now);
      entries.put(name, entry);
    }
    return entry.secret();
  }

  @Override
  public void forget(String name) {
    entries.remove(name);
  }

  private Secret fetch(String name) {
    GetSecretValueResponse response;
    try {
      response = client.get().getSecretValue(request -> request.secretId(name));
    } catch (AwsServiceException e) {
      throw refusal(name, e);
    } catch (SdkClientException e) {
      throw new SecretUnavailableException(
          "secret " + name + " could not be read from Secrets Manager: " + SdkFailure.of(e).said());
    }
    if (response.secretString() == null) {
      throw new SecretUnusableException("secret " + name + " is binary: store JSON text");
    }
    return Secret.parse(name, response.secretString());
  }

  private static RuntimeException refusal(String name, AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    String problem =
        switch (code) {
          case "ResourceNotFoundException" ->
              "does not exist or has no value: create it in Secrets Manager, in this region";
          case "AccessDeniedException" ->
              "cannot be read by this step's role: allow secretsmanager:GetSecretValue, and"
                  + " kms:Decrypt if it uses a customer managed key";
          case "InvalidRequestException" ->
              "cannot be read: restore it if it is marked for deletion";
          case "DecryptionFailure" -> "cannot be decrypted: check its KMS key";
          case "InvalidParameterException" -> "cannot be read: its name is not valid";
          case null, default -> "";
        };
    if (!problem.isEmpty()) {
      return new SecretUnusableException("secret " + name + " " + problem);
    }
    String status = (code == null ? "status" : code) + " " + e.statusCode();
    return new SecretUnavailableException(
        "Secrets Manager did not return secret " + name + ": " + status);
  }

  private record Entry(Secret secret, Instant readAt) {}
}
