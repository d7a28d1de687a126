package airstep.operate;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sso.SsoClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK opens these clients itself, to get the credentials of a profile. */
class ProfileCredentialsTest {

  @Test
  void theSdkFindsAnHttpClientToAssumeARole() {
    assertThatCode(() -> StsClient.builder().region(Region.US_EAST_1).build().close())
        .doesNotThrowAnyException();
  }

  @Test
  void theSdkFindsAnHttpClientToLogIn() {
    assertThatCode(() -> SsoClient.builder().region(Region.US_EAST_1).build().close())
        .doesNotThrowAnyException();
  }
}
