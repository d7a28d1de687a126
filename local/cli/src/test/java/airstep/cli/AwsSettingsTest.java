package airstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of AWS that are invalid on the machine of a person. */
class AwsSettingsTest {

  @TempDir private Path home;

  private Path broken;

  @BeforeEach
  void breakTheProfiles() {
    broken =
        Ran.write(home.resolve("config"), "[profile data]\nregion = eu-central-1\n[profile x\n");
  }

  @Test
  void aRunOnThisMachineUsesNone() throws Exception {
    Map<String, String> all =
        Map.of(
            "AWS_CONFIG_FILE", broken.toString(),
            "AWS_SHARED_CREDENTIALS_FILE", broken.toString(),
            "AWS_PROFILE", "none",
            "AWS_DEFAULTS_MODE", "x",
            "AWS_ENDPOINT_URL", ":x",
            "AWS_USE_FIPS_ENDPOINT", "x",
            "AWS_USE_DUALSTACK_ENDPOINT", "x",
            "AWS_MAX_ATTEMPTS", "x",
            "AWS_DISABLE_REQUEST_COMPRESSION", "x",
            "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", "x");
    var _ =
        Ran.flow(
            home.resolve("events"),
            "daily",
            "connections: [00000000-0000-4000-8000-000000000001]\n");

    assertThat(said(all, 0, "run", "daily", "--seed", "1", "--plain")).contains("daily SUCCEEDED");
    assertThat(said(all, 0, "runs", "show", "@last")).contains("SUCCEEDED");
  }

  @Test
  void aFileOfProfilesThatCannotBeReadIsNamed() throws Exception {
    for (String variable : new String[] {"AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"}) {
      assertThat(said(Map.of(variable, broken.toString()), 2, "runs", "ls", "--on", "aws"))
          .isEqualTo(
              broken
                  + " cannot be read (Profile definition must end with ']' on line 3); fix it\n");
    }
  }

  @Test
  void anInvalidVariableIsNamed() throws Exception {
    Map<String, String> settings =
        Map.of(
            "AWS_USE_FIPS_ENDPOINT", "x",
            "AWS_REGION", "eu-central-1",
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "not-a-key");
    assertThat(said(settings, 2, "runs", "ls", "--on", "aws"))
        .startsWith("a setting of AWS on this machine is invalid (")
        .contains("'AWS_USE_FIPS_ENDPOINT'", "'x', but should be 'false' or 'true'); fix it in")
        .hasLineCount(1)
        .doesNotContain("not-a-key");
  }

  private String said(Map<String, String> settings, int code, String... args) throws Exception {
    return AirstepProcess.said(home, settings, code, args);
  }
}
