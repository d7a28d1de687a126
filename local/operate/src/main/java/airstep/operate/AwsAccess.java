package airstep.operate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Clients of AWS services for one person at one target. What the person must fix is thrown as a
 * {@link PlaceUnusableException}. Closing it closes its clients.
 */
public final class AwsAccess implements AutoCloseable {

  /** As often as the AWS CLI, if it is told how often; otherwise a busy stage needs more. */
  private static final int ATTEMPTS = 5;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final AwsTarget target;
  private final AwsProfile profile;
  private final Region region;
  private final AwsTrouble trouble;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http;
  private final List<SdkAutoCloseable> opened = new ArrayList<>();

  private AwsAccess(AwsTarget target) {
    this.target = target;
    this.profile = AwsProfile.of(target.profile());
    this.region = profile.region(target.region());
    this.trouble = new AwsTrouble(profile.who(), profile.login(), region.id());
    this.credentials = profile.credentials();
    this.http = TunnelledHttp.open();
    opened.add(http);
  }

  /**
   * Finds credentials and a region.
   *
   * @throws PlaceUnusableException if there are none
   */
  static AwsAccess to(AwsTarget target) {
    TunnelledHttp.register();
    AwsAccess access = new AwsAccess(target);
    try {
      var _ = access.credentials.resolveCredentials();
      return access;
    } catch (RuntimeException e) {
      access.close();
      throw new PlaceUnusableException(
          access.trouble.withoutCredentials(e, access.profile.name().isPresent()));
    }
  }

  /**
   * Opens a client, which repeats calls that are throttled or get no answer.
   *
   * @throws PlaceUnusableException if a variable or a profile has an invalid setting
   */
  public <C extends SdkAutoCloseable, B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>>
      C open(B builder) {
    target.endpoint().ifPresent(builder::endpointOverride);
    try {
      C client =
          builder
              .httpClient(http)
              .region(region)
              .credentialsProvider(credentials)
              .overrideConfiguration(
                  it ->
                      it.retryStrategy(
                              AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                  .maxAttempts(attempts())
                                  .build())
                          .apiCallAttemptTimeout(PATIENCE)
                          .addExecutionInterceptor(trouble))
              .build();
      opened.addFirst(client);
      return client;
    } catch (RuntimeException e) {
      throw new PlaceUnusableException(
          "a setting of AWS on this machine is invalid (%s); fix it in your variables or in %s"
              .formatted(AwsTrouble.said(e), ProfileFileLocation.configurationFilePath()));
    }
  }

  private static int attempts() {
    return SdkSystemSetting.AWS_MAX_ATTEMPTS.getIntegerValue().orElse(ATTEMPTS);
  }

  /** Returns where it is, in words for a header. */
  String where() {
    return "AWS · "
        + region.id()
        + profile.name().map(name -> " · profile " + name).orElse("")
        + target.endpoint().map(uri -> " · " + uri.getAuthority()).orElse("");
  }

  /** Returns whose stages it sees, for messages. */
  String whose() {
    return region.id() + " (" + profile.who() + ")";
  }

  @Override
  public void close() {
    opened.forEach(SdkAutoCloseable::close);
    if (credentials instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
