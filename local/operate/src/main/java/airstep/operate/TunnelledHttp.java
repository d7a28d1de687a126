package airstep.operate;

import airstep.http.CrtClient;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * The HTTP client for all calls to AWS, which uses the proxy in {@code https_proxy} as the calls to
 * Airbyte and Slack do, and as the AWS CLI does. The SDK creates it by its name for its own calls,
 * which log in and assume roles, so it and its constructor are public.
 */
public final class TunnelledHttp implements SdkHttpService {

  /** Makes the SDK use it for its own calls too. */
  static void register() {
    System.setProperty(
        SdkSystemSetting.SYNC_HTTP_SERVICE_IMPL.property(), TunnelledHttp.class.getName());
  }

  /**
   * Creates a client.
   *
   * @throws PlaceUnusableException if the variable has no address
   */
  static SdkHttpClient open() {
    try {
      return CrtClient.open();
    } catch (IllegalStateException e) {
      throw new PlaceUnusableException(e.getMessage());
    }
  }

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    return new Opening();
  }

  private static final class Opening implements SdkHttpClient.Builder<Opening> {

    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return open();
    }
  }
}
