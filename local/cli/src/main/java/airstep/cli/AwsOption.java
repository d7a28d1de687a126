package airstep.cli;

import airstep.operate.AwsTarget;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which stage on AWS, with the options of the AWS CLI. */
final class AwsOption {

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

  /** Returns that target, with what the options say instead. */
  AwsTarget over(AwsTarget base) {
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
