package airstep.steps;

import airstep.aws.Lazy;
import airstep.bus.EventBridgeBus;
import airstep.http.CrtClient;
import airstep.http.CrtHttp;
import airstep.secrets.CachedSecrets;
import airstep.secrets.Secrets;
import airstep.states.SfnExecutions;
import java.security.Security;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * The dependencies of a step on Lambda, created once per function.
 *
 * <p>The region, the credentials and the HTTP client are explicit, so that the SDK does not search
 * for them at a cold start. The step's secret is read here as well, for the same reason as in
 * {@link #withExecutions}.
 */
final class OnLambda {

  /** The environment variable with the name of the secret to read at the start. */
  static final String FIRST_SECRET = "AIRSTEP_FIRST_SECRET";

  private static final StepParts PARTS = parts();

  private OnLambda() {}

  static StepParts get() {
    return PARTS;
  }

  /**
   * Returns the same for a step that always calls Step Functions. Its client is created here,
   * because Lambda gives a function more processor time at its start than in its first call.
   */
  static StepParts withExecutions() {
    var _ = PARTS.executions().get();
    return PARTS;
  }

  private static StepParts parts() {
    preferSunJce();
    CrtClient client = CrtClient.open();
    InstantSource clock = InstantSource.system();
    Secrets secrets =
        new CachedSecrets(() -> client(SecretsManagerClient.builder(), client), clock);
    String first = System.getenv(FIRST_SECRET);
    if (first != null) {
      try {
        secrets.read(first);
      } catch (RuntimeException _) {
        // The step reads it again and reports the error.
      }
    }
    return new StepParts(
        new CrtHttp(client),
        secrets,
        clock,
        OnLambda::sleep,
        System.out::println,
        new Lazy<>(() -> new SfnExecutions(client(SfnClient.builder(), client))),
        new Lazy<>(() -> new EventBridgeBus(client(EventBridgeClient.builder(), client))));
  }

  /**
   * Moves the JDK's provider of cryptography behind its first one. The SDK signs requests with it,
   * and finding it would create those of TLS and elliptic curves, which no step uses.
   */
  private static void preferSunJce() {
    String moved = "SunJCE";
    for (int i = 2; moved != null; i++) {
      String its = Security.getProperty("security.provider." + i);
      Security.setProperty("security.provider." + i, moved);
      moved = "SunJCE".equals(its) ? null : its;
    }
  }

  private static <C, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>> C client(
      B builder, SdkHttpClient http) {
    return builder
        .httpClient(http)
        .region(Region.of(System.getenv("AWS_REGION")))
        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
        .overrideConfiguration(config -> config.apiCallTimeout(Duration.ofSeconds(10)))
        .build();
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted between two attempts", e);
    }
  }
}
