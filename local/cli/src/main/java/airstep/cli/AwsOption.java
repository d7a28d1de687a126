package airstep.cli;

import airstep.operate.AwsTarget;
import airstep.statemachine.StageName;
import airstep.text.OneLine;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which stage on AWS, with the options of the AWS CLI. */
final class AwsOption {

  private static final int LONGEST_SHOWN = 100;

  private static final Set<String> HTTP = Set.of("http", "https");

  @Option(names = "--stage", paramLabel = "STAGE", description = "The stage on AWS (default: dev).")
  private String stage;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "The profile of the AWS CLI (default: as the AWS CLI).")
  private String profile;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The AWS Region (default: as the AWS CLI).")
  private String region;

  @Option(
      names = "--endpoint-url",
      paramLabel = "URL",
      description = "Another address of AWS, such as an emulator.")
  private URI endpoint;

  /**
   * Returns that target, with what the options say instead.
   *
   * @throws UsageException if no stage can have such a name, or no service such an address
   */
  AwsTarget over(AwsTarget base) {
    if (stage != null && !stage.matches(StageName.FORM)) {
      throw new UsageException(
          "--stage: '%s' is not the name of a stage; use %s"
              .formatted(OneLine.of(stage, LONGEST_SHOWN), StageName.IN_WORDS));
    }
    if (endpoint != null && (endpoint.getHost() == null || !HTTP.contains(endpoint.getScheme()))) {
      throw new UsageException(
          "--endpoint-url: '%s' is not an address; use one such as http://localhost:4566"
              .formatted(OneLine.of(endpoint.toString(), LONGEST_SHOWN)));
    }
    return new AwsTarget(
        stage == null ? base.stage() : stage,
        Optional.ofNullable(profile).or(base::profile),
        Optional.ofNullable(region).or(base::region),
        Optional.ofNullable(endpoint).or(base::endpoint));
  }

  /** Returns the target of the options alone. */
  AwsTarget target() {
    return over(
        new AwsTarget(
            AwsTarget.DEFAULT_STAGE, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  boolean isGiven() {
    return !words().isEmpty();
  }

  /** Returns the options as they were given, each after a space. */
  String words() {
    return word("--stage", stage)
        + word("--profile", profile)
        + word("--region", region)
        + word("--endpoint-url", endpoint);
  }

  private static String word(String name, Object value) {
    return value == null ? "" : " " + name + " " + value;
  }
}
