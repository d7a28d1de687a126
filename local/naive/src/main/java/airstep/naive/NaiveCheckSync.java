package airstep.naive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Reads the secret and checks a job in Airbyte as most would write it: with the defaults of the SDK
 * and data binding.
 */
public final class NaiveCheckSync
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  private final SecretsManagerClient secrets = SecretsManagerClient.create();
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
    try {
      JsonNode secret =
          json.readTree(secrets.getSecretValue(it -> it.secretId("airbyte")).secretString());
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(secret.get("api_url").asText() + "/jobs/" + input.get("jobId")))
              .header("Authorization", "Bearer " + secret.get("api_key").asText())
              .build();
      Job job = json.readValue(http.send(request, BodyHandlers.ofString()).body(), Job.class);
      return Map.of("jobId", job.jobId(), "status", job.status());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Airbyte's answer. */
  record Job(long jobId, String status, String jobType) {}
}
